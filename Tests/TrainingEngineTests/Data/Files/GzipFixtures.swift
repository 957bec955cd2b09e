import Foundation

/// Files that Python's gzip and zlib modules wrote.
enum GzipFixtures {
  static let stored = bytes(
    """
    H4sIAAAAAAAC/wE7AMT/UmF2aW5lcyBhcmUgYm93bHMgdGhhdCBub2JvZHkgbm9ybWFsaXplZC4gUmF2aW5lcyBhcmUg
    ZGVlcC4YRfDrOwAAAA==
    """)
  static let fixed = bytes(
    """
    H4sIAAAAAAAC/wtKLMvMSy1WSCxKVUjKL88pVijJSCxRyMtPyk+pBFJFuYk5mVWpKXoKQUgqU1JTC/QAGEXw6zsAAAA=
    """)
  static let everyHeaderField = bytes(
    """
    H4sIHgAAAAAC/wYAUlYCAG9rdHJhaW4taW1hZ2VzLWlkeDMtdWJ5dGUAYSBjb21tZW50AGhoC0osy8xLLVZILEpVSMov
    zylWKMlILFHIy0/KT6kEUkW5iTmZVakpegpBSCpTUlML9AAYRfDrOwAAAA==
    """)
  static let nothing = bytes(
    """
    H4sIAAAAAAACAwMAAAAAAAAAAAA=
    """)
  static let dynamic = bytes(
    """
    H4sIAAAAAAAC/zWRwQEEMQgC/3apQP8tHJC9fWQTE2VQDqffCZp9+9mDbpCtF/l2uMT5LNJn7oDiYTV5usl3Wqr11dxm
    9ZGDU0q2UFJZmUOUHd1d5+9TRyLWrIgR9FU8cggB/c3SQS+bV3em+rNjdICUm4gktyZcUQmrMmZ4xu/8l9VZuSa21h8+
    DMDlRflXJUrEPK6HgOYSF/+fSRPDzMDD4raoYV8Vy2VpWuh18o5s2P72YvTr0D3UNQvqLs1FSa9VS5u+wwOp49ZNN8KP
    +SjSbbltKkNc1xCITKHROLap2Hh5mQg7E1uIi+gwI0qW9ZHxG87oGXQyFz8nHYSWWAIAAA==
    """)
  static let literalsOnly = bytes(
    """
    H4sIAAAAAAAC/wXBQQEAMBACoD8t52n/CoMqkN08wMstDo4Rfb1g7ehzXXNvbvFk50UJJo8pdRkvDPr6IFeE957nzcMJ
    R0fjpoS0erur3ryKV48msXrAWe62R8mFONbZ9uzh+hQkZW/auG0PD1Pq3NzlzQfiobXtLAEAAA==
    """)
  static let farRepetition = bytes(
    """
    H4sIAAAAAAAC/+3dIYvCAABAYdtA05CZhmATFMvSggzFJIJhC2K1KcLiqiAGixgWbJonKAZnsUwwqX1lYYrNMFiZLFy6
    ftff9w/eL3gZQdbMXdq/1L1e4oxUKY2/ojLYfNqHyq71so1SEvpBJLUmt/JCmBfP40r8OG73XpjvrqL+Q39Olc9paY3N
    yfqeM5z8LLtSX+thsywXax3r8NXd6rbuzxrZ4HJ0r0+xvXx3ztptWLjbo26j0R3Z98Lwpp0772VbfF7d4yXINmZ+fVt1
    9e/B6tSKcrk5XL/UVXaWd4zcfT0xx9by9FGmT/3Rj1bdfOjtt8dHXBmfi3NhUb5NWlIU+GFSMuxXa1c5tD+bgSJ+41RS
    R07S8+qXfrozNVnI/C8+AwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAC/eMX/Of4H
    4l4qKVh/AAA=
    """)
  static let oneByte = bytes(
    """
    H4sIAAAAAAAC/+3BMQEAAADCoKz2L7ESnsAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgLsABOIpEnARAQA=
    """)
  static let twoMembers = bytes(
    """
    H4sIAAAAAAAC/0vLLCouUQAA/HrxHAYAAAAfiwgAAAAAAAL/AQYA+f9zZWNvbmRpER+2BgAAAA==
    """)

  private static func bytes(_ text: String) -> [UInt8] {
    guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else {
      preconditionFailure("The fixtures are base64.")
    }
    return [UInt8](data)
  }
}
