package dev.rustaiide.system.coverage;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Bytes as compilers and programs write them, put together here. */
final class Written {
    static final long NAME = 77;
    static final long HASH = 99;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Written u8(int... values) {
        Arrays.stream(values).forEach(out::write);
        return this;
    }

    Written u16(int value) {
        return bytes(ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) value).array());
    }

    Written u32(long value) {
        return bytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) value).array());
    }

    Written u64(long... values) {
        Arrays.stream(values).forEach(value -> bytes(
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array()));
        return this;
    }

    Written bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Each as LEB128. */
    Written numbers(long... values) {
        for (long each : values) {
            long rest = each;
            for (; rest >= 0x80; rest >>>= 7) {
                out.write((int) rest & 0x7f | 0x80);
            }
            out.write((int) rest);
        }
        return this;
    }

    Written align() {
        while (out.size() % 8 != 0) {
            out.write(0);
        }
        return this;
    }

    byte[] done() {
        return out.toByteArray();
    }

    /** What a process counted of the functions {@link #NAME}, {@code NAME + 1} and so on. */
    static byte[] profile(int version, long[]... functions) {
        int record = version == 8 ? 48 : 64;
        long all = Arrays.stream(functions).mapToLong(each -> each.length).sum();
        int records = record * functions.length;
        var written = new Written().u64(0xff6c70726f667281L, version, 8, functions.length, 16, all, 0);
        if (version > 8) {
            written.u64(0, 0);
        }
        written.u64(0, records + 16);
        if (version > 8) {
            written.u64(0);
        }
        written.u64(0);
        if (version > 9) {
            written.u64(0, 0);
        }
        written.u64(1).u64(0x1234);
        long at = records + 16;
        for (int i = 0; i < functions.length; i++) {
            written.u64(NAME + i, HASH, at - (long) i * record);
            written.u64(version == 8 ? new long[2] : new long[3]).u32(functions[i].length).u32(0);
            if (version > 8) {
                written.u64(0);
            }
            at += 8L * functions[i].length;
        }
        written.u64(0, 0);
        Arrays.stream(functions).forEach(written::u64);
        return written.done();
    }

    /** A list of files in the form of version 6 and 7, with the compiler's folder first. */
    static byte[] files(boolean packed, String... names) {
        var plain = new Written();
        for (String each : names) {
            byte[] name = each.getBytes(StandardCharsets.UTF_8);
            plain.numbers(name.length).bytes(name);
        }
        byte[] content = plain.done();
        byte[] zipped = packed ? deflated(content) : new byte[0];
        return new Written().numbers(names.length, content.length, zipped.length).bytes(packed ? zipped : content)
                .done();
    }

    private static byte[] deflated(byte[] content) {
        try (Deflater deflater = new Deflater()) {
            byte[] room = new byte[content.length + 100];
            deflater.setInput(content);
            deflater.finish();
            return Arrays.copyOf(room, deflater.deflate(room));
        }
    }

    /** A program whose functions are {@link #NAME}, {@code NAME + 1} and so on. */
    static byte[] program(int version, byte[] files, byte[]... maps) {
        return program(version, files, HASH, maps);
    }

    static byte[] program(int version, byte[] files, long functionHash, byte[]... maps) {
        byte[] lists = new Written().u32(0).u32(files.length).u32(0).u32(version - 1).bytes(files).align().done();
        var functions = new Written();
        for (int i = 0; i < maps.length; i++) {
            functions.u64(NAME + i).u32(maps[i].length).u64(functionHash, hash(files)).bytes(maps[i]).align();
        }
        return elf(List.of("__llvm_covmap", "__llvm_covfun"), List.of(lists, functions.done()));
    }

    private static long hash(byte[] list) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(list)).order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    static byte[] elf(List<String> names, List<byte[]> contents) {
        var nameTable = new Written().u8(0);
        var body = new Written();
        var sections = new Written().bytes(new byte[64]);
        for (int i = 0; i < names.size(); i++) {
            section(sections, nameTable.done().length, 64 + body.done().length, contents.get(i).length);
            nameTable.bytes((names.get(i) + '\0').getBytes(StandardCharsets.US_ASCII));
            body.bytes(contents.get(i)).align();
        }
        section(sections, 0, 64 + body.done().length, nameTable.done().length);
        body.bytes(nameTable.done()).align();
        return new Written().u32(0x464c457fL).u8(2, 1, 1, 0).u64(0, 0, 0, 0).u64(64 + body.done().length).u32(0)
                .u16(64).u16(0).u16(0).u16(64).u16(names.size() + 2).u16(names.size() + 1)
                .bytes(body.done()).bytes(sections.done()).done();
    }

    private static void section(Written sections, int name, int at, int size) {
        sections.u32(name).u32(1).u64(0, 0, at, size).u64(0, 0, 0);
    }
}
