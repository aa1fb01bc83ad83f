package dev.rustaiide.system.cargo.integration.internal.reports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions of a program in the form ELF with 64 bits, little endian.
 *
 * @param code bytes of machine code
 */
public record SymbolTable(long code, List<Function> functions) {
    private static final int HEADER = 64;
    private static final int SECTION = 64;
    private static final int SYMBOL = 24;
    private static final int SYMBOLS = 2;
    private static final int EXECUTABLE = 4;
    private static final int FUNCTION = 2;
    private static final long LARGEST_TABLE = 1L << 30;

    /** A function as the linker calls it. */
    public record Function(String name, long address, long size) {}

    /** @throws IOException if it is no such program, or damaged, or cannot be read */
    public static SymbolTable read(Path program) throws IOException {
        try (FileChannel file = FileChannel.open(program, StandardOpenOption.READ)) {
            ByteBuffer header = part(file, 0, HEADER);
            if (header.getInt(0) != 0x464c457f || header.get(4) != 2 || header.get(5) != 1) {
                throw new IOException("it is no ELF program of 64 bits");
            }
            int count = Short.toUnsignedInt(header.getShort(60));
            ByteBuffer sections = part(file, header.getLong(40), (long) count * SECTION);
            long code = 0;
            for (int i = 0; i < count; i++) {
                boolean runs = (sections.getLong(i * SECTION + 8) & EXECUTABLE) != 0;
                code += runs ? sections.getLong(i * SECTION + 32) : 0;
            }
            for (int i = 0; i < count; i++) {
                if (sections.getInt(i * SECTION + 4) == SYMBOLS) {
                    return new SymbolTable(code, functions(file, sections, i, count));
                }
            }
            return new SymbolTable(code, List.of());
        }
    }

    private static List<Function> functions(FileChannel file, ByteBuffer sections, int at, int count)
            throws IOException {
        int link = sections.getInt(at * SECTION + 40);
        if (link < 0 || link >= count) {
            throw new IOException("its symbols have no names");
        }
        ByteBuffer symbols = section(file, sections, at);
        ByteBuffer names = section(file, sections, link);
        List<Function> functions = new ArrayList<>();
        for (int i = 0; i + SYMBOL <= symbols.limit(); i += SYMBOL) {
            long size = symbols.getLong(i + 16);
            if ((symbols.get(i + 4) & 0xf) == FUNCTION && size > 0) {
                functions.add(new Function(name(names, symbols.getInt(i)), symbols.getLong(i + 8), size));
            }
        }
        return functions;
    }

    private static ByteBuffer section(FileChannel file, ByteBuffer sections, int at) throws IOException {
        return part(file, sections.getLong(at * SECTION + 24), sections.getLong(at * SECTION + 32));
    }

    private static String name(ByteBuffer names, int start) {
        int end = start;
        while (end >= 0 && end < names.limit() && names.get(end) != 0) {
            end++;
        }
        if (start < 0 || end <= start) {
            return "";
        }
        byte[] bytes = new byte[end - start];
        names.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ByteBuffer part(FileChannel file, long start, long length) throws IOException {
        if (start < 0 || length < 0 || length > LARGEST_TABLE || start + length > file.size()) {
            throw new IOException("it is cut off or damaged");
        }
        ByteBuffer part = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        while (part.hasRemaining()) {
            if (file.read(part, start + part.position()) < 0) {
                throw new IOException("it ends too early");
            }
        }
        return part.flip();
    }
}
