package dev.rustaiide.system.coverage;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.FailureException;

/**
 * What the processes of one or several runs counted, added up. For one thread at a time.
 */
public final class Profile {
    /** By the hash of a function's name, and then by that of its structure. */
    private final Map<Long, Map<Long, long[]>> functions = new HashMap<>();

    /**
     * Adds what one process wrote ({@code LLVM_PROFILE_FILE}).
     *
     * @return whether it counted anything: a process that was ended while it wrote may leave an empty file
     * @throws FailureException if it is no such file, damaged or of another form; nothing of it is added then
     */
    public boolean add(Path file) throws FailureException {
        Map<Long, Map<Long, long[]>> read = new HashMap<>();
        boolean any = MappedFile.profile(file, (name, hash, counters) -> put(read, name, hash, counters));
        read.forEach((name, each) -> each.forEach((hash, counters) -> put(functions, name, hash, counters)));
        return any;
    }

    private static void put(Map<Long, Map<Long, long[]>> all, long name, long hash, long[] counters) {
        all.computeIfAbsent(name, first -> new HashMap<>(2)).merge(hash, counters, Profile::sum);
    }

    /** Those of one function of one structure are as many; were they not, the first ones stay. */
    private static long[] sum(long[] before, long[] more) {
        if (before.length == more.length) {
            for (int i = 0; i < before.length; i++) {
                long sum = before[i] + more[i];
                before[i] = sum < 0 ? Long.MAX_VALUE : sum;
            }
        }
        return before;
    }

    /** Whether anything of a function ran, whatever its structure was. */
    boolean knows(long name) {
        return functions.containsKey(name);
    }

    long @Nullable [] counters(long name, long hash) {
        return functions.getOrDefault(name, Map.of()).get(hash);
    }
}
