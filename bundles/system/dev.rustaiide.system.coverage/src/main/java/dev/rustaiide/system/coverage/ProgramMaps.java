package dev.rustaiide.system.coverage;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

/**
 * The maps that lie in an instrumented program: which counter tells of which stretch of which file, for each function
 * that was compiled, also of those that the linker left out. Forms 4 to 7 are known, which rustc has written since 1.60
 * (as numbers they are one less).
 */
final class ProgramMaps {
    private static final String FILE_LISTS = "__llvm_covmap";
    private static final String FUNCTIONS = "__llvm_covfun";
    private static final int OLDEST = 3;
    private static final int NEWEST = 6;
    /** From here on the first name is the folder in which the compiler ran, and others may be relative to it. */
    private static final int WITH_FOLDER = 5;
    private static final int LIST_HEADER = 16;
    /** One byte of zlib's is at most so many. */
    private static final int INFLATED = 1032;

    /** By the hash of their list as it is in the file. */
    private final Map<Long, List<String>> lists = new HashMap<>();
    private final Map<Long, Mapped> functions = new LinkedHashMap<>();

    private ProgramMaps() {}

    /** A function as its record is. */
    private record Mapped(long hash, List<String> files, Bytes map) {
        /** Whether it only says that the function is there: some other part of the program may know more. */
        boolean isDummy() throws BadForm {
            return hash == 0 && FunctionMap.isDummy(map);
        }
    }

    /** Takes the map of one function. */
    interface Sink {
        /**
         * @param name the hash of its name
         * @param hash of its structure
         * @param files the names that the map's numbers stand for; the same list for all functions of one part
         */
        void mapped(long name, long hash, List<String> files, Bytes map) throws BadForm;
    }

    /** Tells {@code sink} of every function, once. False if it was built without. */
    static boolean read(MemorySegment file, Sink sink) throws BadForm {
        ElfSections sections = ElfSections.of(file);
        var maps = new ProgramMaps();
        for (Bytes each : sections.named(FILE_LISTS)) {
            maps.readLists(each);
        }
        for (Bytes each : sections.named(FUNCTIONS)) {
            maps.readFunctions(each);
        }
        for (Map.Entry<Long, Mapped> each : maps.functions.entrySet()) {
            Mapped function = each.getValue();
            sink.mapped(each.getKey(), function.hash(), function.files(), function.map());
        }
        return !maps.functions.isEmpty();
    }

    private void readLists(Bytes section) throws BadForm {
        while (section.left() >= LIST_HEADER) {
            section.skip(Integer.BYTES);
            long length = section.u32();
            section.skip(Integer.BYTES);
            long version = section.u32();
            if (version < OLDEST || version > NEWEST) {
                throw new BadForm("Its map of lines is in form " + (version + 1) + "; " + (OLDEST + 1) + " to "
                        + (NEWEST + 1) + " are known, which Rust 1.60 to 1.97 write.");
            }
            byte[] list = section.take(length).rest();
            lists.put(hash(list), names(new Bytes(ByteBuffer.wrap(list)), version >= WITH_FOLDER));
            section.align();
        }
    }

    private void readFunctions(Bytes section) throws BadForm {
        while (section.left() >= 28) {
            long name = section.u64();
            long length = section.u32();
            long hash = section.u64();
            long list = section.u64();
            Bytes map = section.take(length);
            section.align();
            List<String> files = lists.get(list);
            if (files == null) {
                throw new BadForm("Its map of lines tells of files that it does not name.");
            }
            Mapped before = functions.get(name);
            if (before == null || before.isDummy()) {
                functions.put(name, new Mapped(hash, files, map));
            }
        }
    }

    /** The first eight bytes of the digest. */
    private static long hash(byte[] list) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(list);
            return ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getLong();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static List<String> names(Bytes list, boolean withFolder) throws BadForm {
        long number = list.number();
        long length = list.number();
        int packed = list.count();
        Bytes plain = packed == 0 ? list : inflated(list.take(packed), length);
        if (number > plain.left()) {
            throw new BadForm("It promises more than it has.");
        }
        List<String> names = new ArrayList<>((int) number);
        for (int i = 0; i < number; i++) {
            String name = new String(plain.take(plain.count()).rest(), StandardCharsets.UTF_8);
            names.add(withFolder && i > 0 ? resolved(names.getFirst(), name) : name);
        }
        return names;
    }

    private static String resolved(String folder, String name) {
        try {
            return Path.of(folder).resolve(name).normalize().toString();
        } catch (InvalidPathException odd) {
            return name;
        }
    }

    private static Bytes inflated(Bytes packed, long length) throws BadForm {
        if (length > (long) packed.size() * INFLATED) {
            throw new BadForm("It promises more than it has.");
        }
        byte[] all = new byte[(int) length];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed.rest());
            if (inflater.inflate(all) != all.length) {
                throw new BadForm("Its list of files is damaged.");
            }
        } catch (DataFormatException damaged) {
            throw new BadForm("Its list of files is damaged.");
        }
        return new Bytes(ByteBuffer.wrap(all));
    }

    /** The path that {@code name} is, if it is one. */
    static @Nullable Path path(String name) {
        try {
            return Path.of(name).normalize();
        } catch (InvalidPathException odd) {
            return null;
        }
    }
}
