package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CandidateSource;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * Asks a source that may take longer than anybody waits. What comes late is kept, for the next letters of the same
 * word. About a file one question is answered at a time, and of those that wait the last counts. Any thread may use it.
 */
final class PatientSource {
    private static final int MOST_FILES = 16;

    private final CandidateSource source;
    private final Patience patience;
    private final Map<Path, Questions> files = new LinkedHashMap<>(16, 0.75f, true);

    /** What is asked about a file. */
    private static final class Questions {
        private @Nullable Call<List<Candidate>> running;
        private @Nullable Call<List<Candidate>> waiting;
        private @Nullable Answer last;
        private long asked;
    }

    private record Answer(CompletionPlace place, List<Candidate> candidates) {}

    PatientSource(CandidateSource source, Patience patience) {
        this.source = source;
        this.patience = patience;
    }

    /** Begins to answer; it goes on when nobody waits for it any more. */
    synchronized Call<List<Candidate>> ask(CompletionPlace place) {
        Questions about = files.computeIfAbsent(place.source().file(), file -> new Questions());
        if (files.size() > MOST_FILES) {
            files.remove(files.keySet().iterator().next());
        }
        long number = ++about.asked;
        Call<List<Candidate>> before = about.running;
        if (before == null || before.isDone()) {
            Call<List<Candidate>> call = Call.start(source.name(), scope -> found(about, place));
            about.running = call;
            return call;
        }
        Call<List<Candidate>> call = Call.start(source.name(), scope -> {
            await(before);
            return begins(about, number) ? found(about, place) : kept(place);
        });
        about.waiting = call;
        return call;
    }

    private static void await(Call<?> before) throws InterruptedException {
        try {
            before.await();
        } catch (ExecutionException failed) {
            // Who asked for that has been told.
            return;
        }
    }

    /** Whether nothing else was asked since. */
    private synchronized boolean begins(Questions about, long number) {
        boolean isLast = about.asked == number;
        about.running = isLast ? about.waiting : about.running;
        return isLast;
    }

    private List<Candidate> found(Questions about, CompletionPlace place) throws InterruptedException {
        List<Candidate> found = List.copyOf(source.candidates(place));
        synchronized (this) {
            about.last = new Answer(place, found);
        }
        return found;
    }

    /** What {@code call} gives until its source's deadline, counted from {@code begun}, else what was found before. */
    List<Candidate> await(Call<List<Candidate>> call, CompletionPlace place, long begun) throws InterruptedException {
        long left = patience.of(source.deadline()).toNanos() - (System.nanoTime() - begun);
        try {
            return call.await(Duration.ofNanos(Math.max(0, left)));
        } catch (TimeoutException late) {
            return kept(place);
        } catch (ExecutionException failed) {
            LoggerFactory.getLogger(PatientSource.class).warn("{} failed", source.name(), failed.getCause());
            return List.of();
        }
    }

    /** Of what was found last those that still fit, if it was about fewer letters of this word. */
    private List<Candidate> kept(CompletionPlace place) {
        Answer known;
        synchronized (this) {
            Questions about = files.get(place.source().file());
            known = about == null ? null : about.last;
        }
        if (known == null || !isSameWord(known.place, place)) {
            return List.of();
        }
        String typed = place.typed();
        FuzzyPattern pattern = FuzzyPattern.of(typed);
        return known.candidates.stream().filter(each -> pattern.match(each.text()).isPresent()
                && !each.text().equals(typed)).toList();
    }

    private static boolean isSameWord(CompletionPlace one, CompletionPlace other) {
        boolean longer = one.start() == other.start() && other.typed().startsWith(one.typed())
                && one.source().file().equals(other.source().file());
        if (!longer) {
            return false;
        }
        Text before = one.source().text();
        Optional<TextChange> change = TextChange.between(before, other.source().text());
        return change.isEmpty() || change.get().start() >= one.start();
    }

    synchronized void cancel() {
        for (Questions each : files.values()) {
            Optional.ofNullable(each.waiting).ifPresent(Call::cancel);
            Optional.ofNullable(each.running).ifPresent(Call::cancel);
        }
    }
}
