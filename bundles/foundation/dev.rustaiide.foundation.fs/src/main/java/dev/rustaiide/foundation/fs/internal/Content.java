package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.text.Chunk;
import dev.rustaiide.foundation.text.Text;

/** The bytes that a file is to have, known to be encodable. */
sealed interface Content {
    /** An upper bound, in bytes. */
    long size();

    void writeTo(WritableByteChannel channel) throws IOException;

    static Content of(Text text, Encoding encoding) throws NotEncodableException {
        byte[] mark = encoding.byteOrderMark() ? Marks.of(encoding.charset()) : new byte[0];
        if (encoding.charset().name().equals("UTF-8")) {
            Utf8Content.check(text);
            return new Utf8Content(mark, text);
        }
        return new WholeContent(mark, new CharsetCodec(encoding.charset()).encode(text.toString()));
    }

    /** Bytes in memory. */
    record WholeContent(byte[] mark, byte[] bytes) implements Content {
        @Override
        public long size() {
            return (long) mark.length + bytes.length;
        }

        @Override
        public void writeTo(WritableByteChannel channel) throws IOException {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(mark);
            out.write(bytes);
        }
    }

    /** A text leaf by leaf; the surrogates U+DC80 to U+DCFF stand for the bytes that they were read from. */
    record Utf8Content(byte[] mark, Text text) implements Content {
        private static final byte SURROGATE = (byte) 0xED;
        private static final int BUFFER = 64 << 10;

        @Override
        public long size() {
            return (long) mark.length + text.byteLength();
        }

        /** Every surrogate must be one that stands for a byte. */
        static void check(Text text) throws NotEncodableException {
            for (int at = 0; at < text.byteLength();) {
                Chunk chunk = text.chunkAt(at);
                for (int i = 0; i < chunk.length(); i++) {
                    int place = chunk.start() + i;
                    if (chunk.bytes()[place] == SURROGATE && !isCharacterOrEscape(chunk, place)) {
                        throw new NotEncodableException(text.offsetOfByte(at + i));
                    }
                }
                at += chunk.length();
            }
        }

        private static boolean isCharacterOrEscape(Chunk chunk, int at) {
            byte second = chunk.bytes()[at + 1];
            return second < (byte) 0xA0 || isEscape(second);
        }

        private static boolean isEscape(byte second) {
            return second == (byte) 0xB2 || second == (byte) 0xB3;
        }

        @Override
        public void writeTo(WritableByteChannel channel) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            buffer.put(mark);
            for (int at = 0; at < text.byteLength();) {
                Chunk chunk = text.chunkAt(at);
                if (buffer.remaining() < chunk.length()) {
                    drain(buffer, channel);
                }
                put(chunk, buffer);
                at += chunk.length();
            }
            drain(buffer, channel);
        }

        /** A leaf has far fewer bytes than the buffer. */
        private static void put(Chunk chunk, ByteBuffer buffer) {
            byte[] bytes = chunk.bytes();
            int from = chunk.start();
            int end = from + chunk.length();
            for (int i = from; i < end; i++) {
                if (bytes[i] == SURROGATE && isEscape(bytes[i + 1])) {
                    buffer.put(bytes, from, i - from);
                    buffer.put((byte) (bytes[i + 1] << 6 | bytes[i + 2] & 0x3F));
                    from = i + 3;
                    i += 2;
                }
            }
            buffer.put(bytes, from, end - from);
        }

        private static void drain(ByteBuffer buffer, WritableByteChannel channel) throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        }
    }
}
