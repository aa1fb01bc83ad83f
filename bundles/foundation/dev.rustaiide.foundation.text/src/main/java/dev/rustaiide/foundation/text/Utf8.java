package dev.rustaiide.foundation.text;

/** UTF-8 that also takes lone surrogates, as three bytes each; otherwise as RFC 3629 has it. */
final class Utf8 {
    private Utf8() {}

    static byte[] encode(CharSequence characters) {
        byte[] bytes = new byte[encodedLength(characters)];
        int to = 0;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c < 0x80) {
                bytes[to++] = (byte) c;
            } else if (c < 0x800) {
                bytes[to++] = (byte) (0xC0 | c >> 6);
                bytes[to++] = (byte) (0x80 | c & 0x3F);
            } else if (startsPair(characters, i)) {
                int point = Character.toCodePoint(c, characters.charAt(++i));
                bytes[to++] = (byte) (0xF0 | point >> 18);
                bytes[to++] = (byte) (0x80 | point >> 12 & 0x3F);
                bytes[to++] = (byte) (0x80 | point >> 6 & 0x3F);
                bytes[to++] = (byte) (0x80 | point & 0x3F);
            } else {
                bytes[to++] = (byte) (0xE0 | c >> 12);
                bytes[to++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[to++] = (byte) (0x80 | c & 0x3F);
            }
        }
        return bytes;
    }

    private static int encodedLength(CharSequence characters) {
        int length = 0;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c >= 0x800 && startsPair(characters, i)) {
                length += 4;
                i++;
            } else {
                length += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return length;
    }

    private static boolean startsPair(CharSequence characters, int i) {
        return Character.isHighSurrogate(characters.charAt(i)) && i + 1 < characters.length()
                && Character.isLowSurrogate(characters.charAt(i + 1));
    }

    /** The bytes of the character that starts with {@code first}. */
    static int width(byte first) {
        return first >= 0 ? 1 : (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : 4;
    }

    /** The UTF-16 units that a character has whose bytes include {@code b}, told at its first byte; 0 at the others. */
    static int units(byte b) {
        return b >= 0 ? 1 : b < (byte) 0xC0 ? 0 : b < (byte) 0xF0 ? 1 : 2;
    }

    /**
     * The bytes of the well-formed character at {@code at}, as RFC 3629 section 4 has it; 0 if there is none.
     *
     * @param surrogates whether an encoded surrogate is well-formed too
     */
    static int wellFormed(byte[] bytes, int at, int end, boolean surrogates) {
        byte first = bytes[at];
        int width = width(first);
        if (width == 1) {
            return 1;
        }
        if (first < (byte) 0xC2 || first > (byte) 0xF4 || at + width > end || !continues(bytes[at + 1])) {
            return 0;
        }
        if (width == 2) {
            return 2;
        }
        byte second = bytes[at + 1];
        boolean known = switch (first) {
            case (byte) 0xE0 -> second >= (byte) 0xA0;
            case (byte) 0xED -> surrogates || second < (byte) 0xA0;
            case (byte) 0xF0 -> second >= (byte) 0x90;
            case (byte) 0xF4 -> second < (byte) 0x90;
            default -> true;
        };
        return known && continues(bytes[at + 2]) && (width == 3 || continues(bytes[at + 3])) ? width : 0;
    }

    /** Writes the lone surrogate that stands for {@code malformed}, 0x80 to 0xFF, and gives the place behind it. */
    static int escape(byte malformed, byte[] bytes, int at) {
        // U+DC80..U+DCFF: ED B2 80 .. ED B3 BF
        bytes[at] = (byte) 0xED;
        bytes[at + 1] = (byte) (0xB0 | (malformed & 0xFF) >> 6);
        bytes[at + 2] = (byte) (0x80 | malformed & 0x3F);
        return at + 3;
    }

    static boolean continues(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /** The code point whose {@code width} bytes start at {@code at}. */
    static int codePoint(byte[] bytes, int at, int width) {
        return switch (width) {
            case 1 -> bytes[at];
            case 2 -> (bytes[at] & 0x1F) << 6 | bytes[at + 1] & 0x3F;
            case 3 -> (bytes[at] & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6 | bytes[at + 2] & 0x3F;
            default -> (bytes[at] & 0x07) << 18 | (bytes[at + 1] & 0x3F) << 12 | (bytes[at + 2] & 0x3F) << 6
                    | bytes[at + 3] & 0x3F;
        };
    }
}
