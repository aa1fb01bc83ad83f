package dev.rustaiide.system.coverage;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * How often each line ran, by the maps that lie in the programs and by what those counted. What several programs have
 * of one function counts once, and what there are of instances of a generic one is added up. For one thread at a time.
 */
public final class CoveredLines {
    /** More lines in all are not told of: a damaged map could promise any number. */
    private static final long MOST = 10_000_000;

    private final Profile profile;
    private final Predicate<Path> wanted;
    private final Map<String, Optional<FileRegions>> names = new HashMap<>();
    private final NavigableMap<Path, FileRegions> files = new TreeMap<>();
    private final Set<Function> seen = new HashSet<>();

    /** A function with all files that it has code in. */
    private record Function(long name, List<String> files) {}

    /** Files that are not {@code wanted} are passed over. Their paths are absolute unless the compiler was told so. */
    public CoveredLines(Profile profile, Predicate<Path> wanted) {
        this.profile = profile;
        this.wanted = wanted;
    }

    /**
     * Adds the lines of a program.
     *
     * @return false if it was built without {@code -C instrument-coverage}
     * @throws FailureException if it is damaged, or no program of Linux
     */
    public boolean add(Path program) throws FailureException {
        boolean any = MappedFile.program(program, this::add);
        if (files.values().stream().mapToLong(FileRegions::last).sum() > MOST) {
            throw new FailureException(new Failure.BadContent(program, "Its files have more than " + MOST
                    + " lines in all.", "Run the tests of fewer packages at once."));
        }
        return any;
    }

    private void add(long name, long hash, List<String> list, Bytes map) throws BadForm {
        int[] numbers = FunctionMap.files(map, list.size());
        List<Optional<FileRegions>> regions = IntStream.of(numbers).mapToObj(each -> regions(list.get(each))).toList();
        if (regions.stream().allMatch(Optional::isEmpty)) {
            return;
        }
        long[] counters = profile.counters(name, hash);
        if (counters == null && profile.knows(name)) {
            return;
        }
        FunctionMap function = FunctionMap.read(map, numbers);
        if (function.isUnused() && counters != null && counters[0] > 0) {
            return;
        }
        if ((counters == null || function.count(counters))
                && seen.add(new Function(name, IntStream.of(numbers).mapToObj(list::get).toList()))) {
            function.forEach((file, region, count) -> regions.get(file).ifPresent(each -> each.add(region, count)));
        }
    }

    private Optional<FileRegions> regions(String name) {
        return names.computeIfAbsent(name, each -> Optional.ofNullable(ProgramMaps.path(each)).filter(wanted)
                .map(path -> files.computeIfAbsent(path, first -> new FileRegions())));
    }

    /** By file in the order of their paths, how often each line with code ran, by its number from zero. */
    public NavigableMap<Path, NavigableMap<Integer, Long>> counts() {
        var counts = new TreeMap<Path, NavigableMap<Integer, Long>>();
        files.forEach((file, regions) -> counts.put(file, regions.lines()));
        counts.values().removeIf(Map::isEmpty);
        return counts;
    }
}
