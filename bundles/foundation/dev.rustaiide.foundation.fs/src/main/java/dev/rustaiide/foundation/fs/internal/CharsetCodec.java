package dev.rustaiide.foundation.fs.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes and encodes a charset other than UTF-8, whole in memory. Where a charset keeps ASCII, a byte without a
 * character becomes the lone surrogate U+DC00 + byte, as in {@code DecodedText}, and that byte again.
 */
final class CharsetCodec {
    private static final int PIECE = 8192;

    private final Charset charset;
    private final boolean utf16;
    private final boolean littleEndian;
    private final boolean escapes;
    private boolean malformed;

    CharsetCodec(Charset charset) {
        this.charset = charset;
        this.littleEndian = charset.name().equals("UTF-16LE");
        this.utf16 = littleEndian || charset.name().equals("UTF-16BE");
        this.escapes = !charset.name().startsWith("UTF-");
    }

    /** Whether the last text decoded had bytes without a character. */
    boolean isMalformed() {
        return malformed;
    }

    /** @throws CharacterCodingException if encoding the text would not give these bytes */
    String decode(byte[] bytes, int start, int length) throws CharacterCodingException {
        malformed = false;
        return utf16 ? decodeUnits(bytes, start, length) : decodeAny(bytes, start, length);
    }

    /** By hand, since lone surrogates must come back. */
    private String decodeUnits(byte[] bytes, int start, int length) throws CharacterCodingException {
        if (length % 2 != 0) {
            throw new CharacterCodingException();
        }
        char[] units = new char[length / 2];
        for (int i = 0; i < units.length; i++) {
            int first = bytes[start + 2 * i] & 0xFF;
            int second = bytes[start + 2 * i + 1] & 0xFF;
            units[i] = (char) (littleEndian ? second << 8 | first : first << 8 | second);
        }
        return new String(units);
    }

    private String decodeAny(byte[] bytes, int start, int length) throws CharacterCodingException {
        var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, length);
        CharBuffer out = CharBuffer.allocate(PIECE);
        var text = new StringBuilder(length);
        CoderResult result = CoderResult.OVERFLOW;
        while (!result.isUnderflow()) {
            result = decoder.decode(in, out, true);
            text.append(out.flip());
            out.clear();
            if (result.isError()) {
                text.append(escape(in, result));
            }
        }
        decoder.flush(out);
        text.append(out.flip());
        return text.toString();
    }

    private char escape(ByteBuffer in, CoderResult result) throws CharacterCodingException {
        byte first = in.hasRemaining() ? in.get() : 0;
        if (first >= 0 || !escapes) {
            result.throwException();
        }
        malformed = true;
        return (char) (0xDC00 + (first & 0xFF));
    }

    byte[] encode(String text) throws NotEncodableException {
        return utf16 ? encodeUnits(text) : encodeAny(text);
    }

    private byte[] encodeUnits(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            bytes[2 * i] = (byte) (littleEndian ? unit : unit >> 8);
            bytes[2 * i + 1] = (byte) (littleEndian ? unit >> 8 : unit);
        }
        return bytes;
    }

    private byte[] encodeAny(String text) throws NotEncodableException {
        CharsetEncoder encoder = charset.newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer in = CharBuffer.wrap(text);
        ByteBuffer out = ByteBuffer.allocate(PIECE);
        var bytes = new ByteArrayOutputStream(text.length());
        CoderResult result = CoderResult.OVERFLOW;
        while (!result.isUnderflow()) {
            result = encoder.encode(in, out, true);
            drain(out, bytes);
            if (result.isError()) {
                bytes.write(unescape(in));
            }
        }
        encoder.flush(out);
        drain(out, bytes);
        return bytes.toByteArray();
    }

    private int unescape(CharBuffer in) throws NotEncodableException {
        char c = in.get();
        if (!escapes || c < 0xDC80 || c > 0xDCFF) {
            throw new NotEncodableException(in.position() - 1);
        }
        return c - 0xDC00;
    }

    private static void drain(ByteBuffer out, ByteArrayOutputStream bytes) {
        bytes.write(out.array(), 0, out.position());
        out.clear();
    }
}
