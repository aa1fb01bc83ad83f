package dev.rustaiide.ai.orchestrator.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.rustaiide.ai.orchestrator.Backend;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Route.Candidate;
import dev.rustaiide.ai.orchestrator.internal.Experience.Known;

/**
 * In which order backends are asked: those that can be, before those that failed a moment ago; the chosen one; those on
 * this machine before others; those that keep the budget; then as their source prefers them. Backends that have the
 * same model otherwise take turns, the least busy first.
 *
 * @param isOpen whether one is open
 * @param freeBytes what memory a model can be loaded into; 0 if nobody knows
 */
record Ranking(Choice choice, Experience experience, Predicate<BackendId> isOpen, long freeBytes) {
    private static final int MEGABYTE = 1 << 20;

    /** A backend and where it stands. */
    record Ranked(Backend backend, Candidate candidate) {}

    /**
     * What the order depends on.
     *
     * @param objection why it cannot be asked; empty if it can
     * @param model where the first backend with the same model is among all
     */
    private record Weighed(Backend backend, Known known, String objection, boolean isOpen, boolean isChosen,
            boolean isSlow, int model) {}

    private static final Comparator<Weighed> ORDER = Comparator
            .comparing((Weighed each) -> !each.objection.isEmpty())
            .thenComparing(each -> each.known.restsSince() >= 0)
            .thenComparing(each -> !each.isChosen)
            .thenComparing(each -> !each.backend.isLocal())
            .thenComparing(Weighed::isSlow)
            .thenComparing(Weighed::model)
            .thenComparing(each -> each.known.writing())
            .thenComparing(each -> each.known.lastAsked());

    /** @param backends the preferred first */
    List<Ranked> rank(List<Backend> backends) {
        var weighed = new ArrayList<Weighed>();
        Map<String, Integer> models = new HashMap<>();
        for (Backend backend : backends) {
            if (backend.tasks().contains(choice.task())) {
                String model = backend.id().model();
                models.putIfAbsent(model, models.size());
                weighed.add(weigh(backend, models.get(model)));
            }
        }
        weighed.sort(ORDER);
        boolean lacksChosen = !choice.model().isEmpty() && weighed.stream().noneMatch(Weighed::isChosen);
        var ranked = new ArrayList<Ranked>();
        for (Weighed each : weighed) {
            boolean isFirst = lacksChosen && ranked.isEmpty() && each.objection.isEmpty();
            String stead = isFirst ? choice.model() + ", which you chose, is not there for this. " : "";
            ranked.add(new Ranked(each.backend, new Candidate(each.backend.id(), each.backend.title(),
                    each.backend.isLocal(), each.objection.isEmpty(), stead + why(each))));
        }
        return ranked;
    }

    private Weighed weigh(Backend backend, int model) {
        Known known = experience.of(backend.id(), choice.task());
        boolean open = isOpen.test(backend.id());
        return new Weighed(backend, known, objection(backend, open), open, choice.names(backend),
                expected(known, open) > choice.budgetMillis(), model);
    }

    /** Milliseconds until the first word, as far as they are known. What is being written takes its share. */
    private static double expected(Known known, boolean open) {
        return known.firstWordMillis() * (1 + known.writing()) + (open ? 0 : known.openingMillis());
    }

    private String objection(Backend backend, boolean open) {
        if (!choice.allows(backend)) {
            return "Not asked, since what is asked would leave this machine: choose " + backend.id()
                    + " for the task, or add it to ai.remote.";
        }
        Optional<String> obstacle = backend.obstacle();
        if (obstacle.isPresent() || open || freeBytes <= 0 || !(backend instanceof LocalBackend local)) {
            return obstacle.orElse("");
        }
        long needed = local.model().memory();
        return needed <= freeBytes ? "" : String.format(Locale.ROOT, "It needs about %,d MB of memory, and %,d MB are"
                + " free: close other programs, or choose a smaller one.", needed / MEGABYTE, freeBytes / MEGABYTE);
    }

    private String why(Weighed one) {
        if (!one.objection.isEmpty()) {
            return one.objection;
        }
        if (one.known.restsSince() >= 0) {
            return "Asked after the others, since it failed " + Math.max(1, one.known.restsSince() / 1000)
                    + " s ago: " + one.known.failure();
        }
        var why = new StringBuilder(place(one));
        if (one.isOpen) {
            why.append(", and is open");
        }
        long first = Math.round(expected(one.known, one.isOpen));
        if (first > 0) {
            why.append("; its first word takes about ").append(first).append(" ms");
            why.append(one.isSlow ? ", longer than the " + choice.budgetMillis() + " that it should" : "");
        }
        if (one.known.writing() > 0) {
            why.append("; it is writing already");
        }
        return why.append('.').toString();
    }

    private String place(Weighed one) {
        String chosen = one.isChosen ? "You chose it; it " : "It ";
        return chosen + (one.backend.isLocal() ? "runs on this machine" : "is at " + one.backend.id().place()
                + ", which you allow");
    }
}
