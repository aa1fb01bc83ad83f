package dev.rustaiide.foundation.fs.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.zip.ZipException;

/** One block that describes what follows it, in POSIX's ustar format or GNU's. */
record TarHeader(String name, String link, long size, Instant modified, char type) {
    private static final int CHECKSUM = 148;

    static boolean isHeader(byte[] block) {
        int sum = 0;
        for (int i = 0; i < TarFormat.BLOCK; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : block[i] & 0xFF;
        }
        try {
            return sum == number(block, CHECKSUM, 8) && block[0] != 0;
        } catch (ZipException none) {
            return false;
        }
    }

    static TarHeader of(byte[] block) throws ZipException {
        if (!isHeader(block)) {
            throw new ZipException("a header in it is broken");
        }
        String name = text(block, 0, 100);
        boolean posix = text(block, 257, 6).equals("ustar") && block[262] == 0;
        String prefix = posix ? text(block, 345, 155) : "";
        return new TarHeader(prefix.isEmpty() ? name : prefix + "/" + name, text(block, 157, 100),
                number(block, 124, 12), Instant.ofEpochSecond(Math.min(number(block, 136, 12), 1L << 40)),
                (char) block[156]);
    }

    static String text(byte[] bytes, int start, int length) {
        int end = start;
        while (end < start + length && bytes[end] != 0) {
            end++;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start)).toString();
        } catch (CharacterCodingException other) {
            return new String(bytes, start, end - start, ISO_8859_1);
        }
    }

    /** In octal digits, or, for a large one, in binary with the highest bit set. */
    private static long number(byte[] block, int start, int length) throws ZipException {
        long number = 0;
        if (block[start] < 0) {
            for (int i = start; i < start + length; i++) {
                number = number << 8 | (i == start ? block[i] & 0x7F : block[i] & 0xFF);
            }
            return checked(number);
        }
        for (int i = start; i < start + length; i++) {
            if (block[i] >= '0' && block[i] <= '7') {
                number = number << 3 | block[i] - '0';
            } else if (block[i] != ' ' && block[i] != 0) {
                throw new ZipException("a number in it is broken");
            }
        }
        return checked(number);
    }

    private static long checked(long number) throws ZipException {
        if (number < 0) {
            throw new ZipException("a number in it is broken");
        }
        return number;
    }
}
