import Curses
import Drawing
import Explorer

/// Runs the explorer on a terminal: draws, waits for keys, answers and time, and draws again.
struct ExplorerLoop {
  private let terminal: any Terminal
  private let workers: Workers
  private let mailbox: Mailbox
  /// Taken from a key until its answer is on the screen, and for every other frame.
  private let rightOfWay = RightOfWay()
  private var state: ExplorerState
  /// When time was last given to the run.
  private var lastTick = ContinuousClock.now
  private var lastFrame = ContinuousClock.now
  /// When the screen is to be drawn next; nil while nothing has changed.
  private var due: ContinuousClock.Instant?

  /// The shortest time between two frames that nobody pressed a key for.
  private static let frame = Duration.milliseconds(16)
  private let patience: Duration

  /// - Parameters:
  ///   - threads: How many threads share a landscape.
  ///   - patience: How long the first frame waits for the first landscapes, or for the list of
  ///     scenarios.
  init(
    terminal: any Terminal, state: ExplorerState, threads: Int,
    patience: Duration = .milliseconds(25)
  ) {
    self.terminal = terminal
    self.state = state
    self.patience = patience
    let waker = terminal.waker
    mailbox = Mailbox { waker.wakeUp() }
    workers = Workers(mailbox: mailbox, rightOfWay: rightOfWay, threads: threads)
  }

  /// - Parameters:
  ///   - first: What to begin with.
  ///   - listing: Finds the scenarios that can be opened.
  /// - Returns: The signal that ended the program; nil when the user quit.
  mutating func run(
    beginningWith first: Action?, listing: @escaping @Sendable () -> [GalleryEntry]
  ) -> Int32? {
    defer { workers.cancel() }
    if let first { apply([first]) }
    workers.list(by: listing)
    due = .now + patience
    var isFirst = true
    while !state.isQuitting {
      switch terminal.nextEvent(timeoutMilliseconds: timeout) {
      case .input(let event):
        rightOfWay.take()
        apply([.input(event)])
        due = .now
        // What has been typed or dragged meanwhile shares the frame, unless that keeps it back.
        if .now - lastFrame < Self.frame * 2 { continue }
      case .interrupted(let signal):
        return signal
      case .woken:
        let answers = mailbox.takeAll()
        guard !answers.isEmpty else { break }
        apply(answers)
        if !isFirst { drawSoon() } else if hasContent { due = .now }
      case .timedOut:
        break
      }
      letTimePass()
      if let due, due <= .now {
        isFirst = false
        draw()
      }
    }
    return nil
  }

  /// Whether there is something to be seen.
  private var hasContent: Bool { state.session?.hasPictures ?? !state.gallery.isEmpty }

  private mutating func apply(_ actions: [Action]) {
    for effect in state.update(actions) { workers.perform(effect) }
  }

  /// Milliseconds to wait for the next event: until the next frame or the next step, whichever comes
  /// first; nil while everything stands still, which costs nothing.
  private var timeout: Int? {
    let step = state.session.flatMap { session in
      session.clock.isPlaying ? lastTick + .seconds(1 / session.clock.stepsPerSecond) : nil
    }.map { max($0, lastFrame + Self.frame) }
    guard let next = [due, step].compactMap({ $0 }).min() else { return nil }
    let left = next - .now
    return left <= .zero ? 0 : Int((left / .milliseconds(1)).rounded(.up))
  }

  /// Gives the run the time since the last call, if it plays.
  private mutating func letTimePass() {
    let now = ContinuousClock.now
    guard let session = state.session, session.clock.isPlaying else {
      lastTick = now
      return
    }
    let passed = now - lastTick
    guard passed >= Self.frame else { return }
    lastTick = now
    // After a pause of the whole program the run goes on where it was.
    let most = 1 / session.clock.stepsPerSecond + 0.25
    apply([.tick(seconds: min(passed / .seconds(1), most))])
    let after = state.session
    if after?.shownStep != session.shownStep || after?.clock.isPlaying == false { drawSoon() }
  }

  /// Answers and steps come in bursts; they share a frame.
  private mutating func drawSoon() {
    due = min(due ?? lastFrame + Self.frame, lastFrame + Self.frame)
  }

  private mutating func draw() {
    rightOfWay.take()
    defer { rightOfWay.giveBack() }
    terminal.show(state.view().reduced(to: state.appearance.colors))
    lastFrame = .now
    due = nil
  }
}
