package dev.rustaiide.app.ui.components;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Places by file, in the order in which they came, those alone that fit a filter; and the way from one to the next. */
public final class PlaceGroups {
    /** Without any place. */
    public static final PlaceGroups NONE = new PlaceGroups(List.of(), "", Path::toString);

    private final Map<Path, List<FoundPlace>> files = new LinkedHashMap<>();
    private final List<FoundPlace> order = new ArrayList<>();

    /**
     * Those of {@code places} whose line or path has the words of {@code filter}, whatever their case.
     *
     * @param path how people see a file's path
     */
    public PlaceGroups(List<FoundPlace> places, String filter, Function<Path, String> path) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        for (FoundPlace place : places) {
            if (wanted.isEmpty() || fits(place, wanted, path)) {
                files.computeIfAbsent(place.location().file(), first -> new ArrayList<>()).add(place);
            }
        }
        files.values().forEach(order::addAll);
    }

    private static boolean fits(FoundPlace place, String wanted, Function<Path, String> path) {
        String text = (place.line() + "\n" + path.apply(place.location().file())).toLowerCase(Locale.ROOT);
        return Stream.of(wanted.split("\\s+")).allMatch(text::contains);
    }

    public List<Path> files() {
        return List.copyOf(files.keySet());
    }

    public List<FoundPlace> in(Path file) {
        return files.getOrDefault(file, List.of());
    }

    /** How many places. */
    public int size() {
        return order.size();
    }

    /** The place {@code step} further than {@code from}, going round; without it the first or the last. */
    public Optional<FoundPlace> next(Optional<FoundPlace> from, int step) {
        if (order.isEmpty()) {
            return Optional.empty();
        }
        int at = from.map(order::indexOf).orElse(-1);
        int to = at < 0 && step < 0 ? order.size() - 1 : Math.floorMod(Math.max(at, -1) + step, order.size());
        return Optional.of(order.get(to));
    }

    /** The first place of {@code file}, to step on from its row. */
    public Optional<FoundPlace> before(Path file, int step) {
        FoundPlace first = in(file).getFirst();
        return step > 0 ? next(Optional.of(first), -1) : Optional.of(first);
    }

    /** How many places in how many files, for people. */
    public String count() {
        return size() + " in " + files.size() + (files.size() == 1 ? " file" : " files");
    }
}
