package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;

/** The functions in a folder of shared libraries, and those of the C library. They last as long as the process. */
@SuppressWarnings("restricted")
final class Library {
    /** All of memory, for reading what an address points to without an object for each. */
    static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup symbols;

    /** Opens all libraries in {@code folder} whose names begin with one of {@code names}. */
    Library(Path folder, String... names) throws Refusal {
        SymbolLookup found = linker.defaultLookup();
        for (Path file : files(folder, names)) {
            try {
                found = SymbolLookup.libraryLookup(file, Arena.global()).or(found);
            } catch (IllegalArgumentException unfit) {
                throw new Refusal("Its library " + file.getFileName() + " cannot be loaded on this system.");
            }
        }
        this.symbols = found;
    }

    private static List<Path> files(Path folder, String... names) throws Refusal {
        var found = new ArrayList<Path>();
        try (var files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (String name : names) {
                found.addAll(all.stream().filter(file -> file.getFileName().toString().startsWith(name)).toList());
            }
        } catch (IOException unreadable) {
            throw new Refusal("Its libraries cannot be read: " + unreadable.getMessage() + '.');
        }
        return found;
    }

    /** The function {@code name} with that many {@code arguments}, none of them a fraction or a structure. */
    Function function(String name, int arguments) throws Refusal {
        return new Function(handle(name, words(arguments)));
    }

    /** … that is at {@code address}, 0 for nowhere. */
    Function function(String name, long address, int arguments) throws Refusal {
        if (address == 0) {
            throw new Refusal("Its libraries have no " + name + '.');
        }
        return new Function(linker.downcallHandle(MemorySegment.ofAddress(address), words(arguments)));
    }

    private static FunctionDescriptor words(int arguments) {
        MemoryLayout[] words = new MemoryLayout[arguments];
        Arrays.fill(words, JAVA_LONG);
        return FunctionDescriptor.of(JAVA_LONG, words);
    }

    MethodHandle handle(String name, FunctionDescriptor type) throws Refusal {
        try {
            return linker.downcallHandle(symbols.findOrThrow(name), type);
        } catch (NoSuchElementException missing) {
            throw new Refusal("Its libraries have no " + name + '.');
        }
    }

    /** The address by which C calls {@code method}. */
    long upcall(MethodHandle method, FunctionDescriptor type) {
        return linker.upcallStub(method, type, Arena.global()).address();
    }

    /** The characters of the C string at {@code address}; nothing for none. */
    static String string(long address) {
        return address == 0 ? "" : MEMORY.getString(address);
    }
}
