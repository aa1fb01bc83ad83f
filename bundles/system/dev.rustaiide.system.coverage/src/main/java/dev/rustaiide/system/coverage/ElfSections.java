package dev.rustaiide.system.coverage;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The sections of a program of Linux (ELF of 64 bits, elf(5)), by their names. */
final class ElfSections {
    private static final long ELF = 0x464c457fL;
    private static final int HEADER = 64;
    private static final int ENTRY = 64;
    /** Numbers that do not fit into the header are in the first section's entry. */
    private static final int ELSEWHERE = 0xffff;
    private static final int NO_BITS = 8;
    private static final long COMPRESSED = 0x800;

    private final MemorySegment file;
    private final Bytes table;
    private final Bytes names;

    private ElfSections(MemorySegment file, Bytes table, Bytes names) {
        this.file = file;
        this.table = table;
        this.names = names;
    }

    static ElfSections of(MemorySegment file) throws BadForm {
        Bytes header = new Bytes(file.asSlice(0, Math.min(file.byteSize(), HEADER)).asByteBuffer());
        check(header);
        long at = header.at(40).u64();
        int size = header.at(58).u16();
        long number = header.u16();
        long nameTable = header.u16();
        if (at == 0) {
            throw new BadForm("It has no sections.");
        }
        if (size != ENTRY) {
            throw new BadForm("It is damaged.");
        }
        Bytes first = bytes(file, at, ENTRY);
        number = number == 0 ? first.at(32).u64() : number;
        nameTable = nameTable == ELSEWHERE ? first.at(40).u32() : nameTable;
        if (number < 0 || number > file.byteSize() / ENTRY || nameTable >= number) {
            throw new BadForm("It is cut short.");
        }
        Bytes table = bytes(file, at, number * ENTRY);
        return new ElfSections(file, table, content(file, table, nameTable));
    }

    private static void check(Bytes header) throws BadForm {
        if (header.size() < HEADER) {
            throw new BadForm("It is no program.");
        }
        long magic = header.u32();
        if (magic != ELF) {
            throw new BadForm(isForeign(magic) ? "It is a program of another system; which lines ran can be told of "
                    + "Linux's (ELF, 64 bits)." : "It is no program.");
        }
        if (header.u8() != 2 || header.u8() != 1) {
            throw new BadForm("It is a program of 32 bits, or of a machine with another order of bytes.");
        }
    }

    /** Whether it is of Windows, macOS or a WebAssembly machine. */
    private static boolean isForeign(long magic) {
        return (magic & 0xffff) == 0x5a4d || magic == 0xfeedfacfL || magic == 0xbebafecaL || magic == 0x6d736100L;
    }

    /** All that have this name and something in them. */
    List<Bytes> named(String name) throws BadForm {
        var found = new ArrayList<Bytes>();
        byte[] wanted = (name + '\0').getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < table.size() / ENTRY; i++) {
            long at = table.at((long) i * ENTRY).u32();
            if (isAt(at, wanted) && table.at((long) i * ENTRY + 4).u32() != NO_BITS) {
                found.add(content(file, table, i));
            }
        }
        return found;
    }

    private boolean isAt(long at, byte[] wanted) throws BadForm {
        if (at > names.size() - wanted.length) {
            return false;
        }
        names.at(at);
        for (byte each : wanted) {
            if (names.u8() != each) {
                return false;
            }
        }
        return true;
    }

    private static Bytes content(MemorySegment file, Bytes table, long index) throws BadForm {
        long flags = table.at(index * ENTRY + 8).u64();
        if ((flags & COMPRESSED) != 0) {
            throw new BadForm("Its sections are compressed.");
        }
        return bytes(file, table.at(index * ENTRY + 24).u64(), table.u64());
    }

    private static Bytes bytes(MemorySegment file, long at, long size) throws BadForm {
        if (at < 0 || size < 0 || at > file.byteSize() || size > file.byteSize() - at) {
            throw new BadForm("It is cut short.");
        }
        return MappedFile.bytes(file.asSlice(at, size));
    }
}
