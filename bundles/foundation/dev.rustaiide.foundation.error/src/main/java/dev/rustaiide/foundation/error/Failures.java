package dev.rustaiide.foundation.error;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.error.Failure.Group;
import dev.rustaiide.foundation.error.Failure.Place;

/**
 * Collects the failures of one undertaking, such as the files of a walk, into one. What differs only in the file that
 * it names counts as one cause. Takes memory for each cause, not for each failure. For one thread.
 */
public final class Failures {
    private static final int PLACES = 3;

    private final Map<Cause, Counted> causes = new LinkedHashMap<>();
    private int count;

    /** Kind and reason, with the file taken out of both. */
    private record Cause(String code, String why, String nextStep) {
        static Cause of(Failure failure) {
            String file = failure.at().map(place -> place.file().toString()).orElse("");
            String why = file.isEmpty() ? failure.why() : failure.why().replace(file, "\0");
            return new Cause(failure.code(), why, failure.nextStep());
        }
    }

    private static final class Counted {
        private final Failure first;
        private final List<Place> places = new ArrayList<>();
        private int count;

        Counted(Failure first) {
            this.first = first;
        }

        void add(int more, List<Place> where) {
            count += more;
            where.stream().limit(Math.max(0, PLACES - places.size())).forEach(places::add);
        }

        Group group() {
            return new Group(first, count, places);
        }
    }

    /** Adds {@code failure}, or all that it consists of. */
    public void add(Failure failure) {
        if (failure instanceof Failure.Several several) {
            several.groups().forEach(group -> add(group.first(), group.count(), group.places()));
        } else {
            add(failure, 1, failure.at().stream().toList());
        }
    }

    private void add(Failure first, int more, List<Place> places) {
        causes.computeIfAbsent(Cause.of(first), cause -> new Counted(first)).add(more, places);
        count += more;
    }

    /** How many were added, each of several counted. */
    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** All of them as one: the failure itself if there was one only, else what {@code what} says could not be done. */
    public Optional<Failure> toFailure(String what) {
        if (count < 2) {
            return causes.values().stream().map(counted -> counted.first).findFirst();
        }
        List<Group> groups = causes.values().stream().map(Counted::group)
                .sorted(Comparator.comparingInt(Group::count).reversed()).toList();
        return Optional.of(new Failure.Several(what, groups));
    }

    /** @throws FailureException with all of them as one, if there are any */
    public void throwIfAny(String what) throws FailureException {
        Optional<Failure> all = toFailure(what);
        if (all.isPresent()) {
            throw new FailureException(all.get());
        }
    }
}
