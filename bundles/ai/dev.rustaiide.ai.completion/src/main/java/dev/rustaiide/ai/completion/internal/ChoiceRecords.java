package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.ai.acceptance.Choices;
import dev.rustaiide.ai.acceptance.Outcome;
import dev.rustaiide.ai.acceptance.Shown;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.tokens.Lexer;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.SourceText;

/**
 * Has kept what people chose, if they want that: the rows that the ranker looked at, and which of them was meant. What
 * is not in a folder that is open is not kept.
 */
@Component(service = ChoiceRecords.class)
public final class ChoiceRecords {
    /** Rows of a choice, beside the one that was meant. */
    private static final int MOST = 24;

    private final Choices choices;
    private final CodeIndexes indexes;
    private final ProjectModels models;
    private volatile boolean refused;

    @Activate
    public ChoiceRecords(@Reference Choices choices, @Reference CodeIndexes indexes,
            @Reference ProjectModels models) {
        this.choices = choices;
        this.indexes = indexes;
        this.models = models;
    }

    /** Ends when it is on the disk, or at once if nobody wants it. */
    Call<Boolean> keep(Completions.Outcome list) {
        return inFolder(list.source(), folder -> keep(folder, list));
    }

    /** The same for ghost text. */
    Call<Boolean> keep(InlineCompletions.Outcome ghost) {
        return inFolder(ghost.source(), folder -> keep(folder, ghost));
    }

    /** What is done for a folder. */
    @FunctionalInterface
    private interface Keeping {
        boolean in(Path folder) throws FailureException, InterruptedException;
    }

    private Call<Boolean> inFolder(SourceText source, Keeping keeping) {
        Optional<Path> folder = choices.isOn() ? indexes.around(source.file()).map(CodeSnapshot::root)
                : Optional.empty();
        return folder.isEmpty() ? Call.of(false) : Call.start("keep a choice", scope -> {
            try {
                boolean kept = keeping.in(folder.get());
                refused = false;
                return kept;
            } catch (FailureException full) {
                // People go on writing: they are not told of each key that could not be learned from.
                if (!refused) {
                    LoggerFactory.getLogger(ChoiceRecords.class).warn("{} {}", full.failure().what(),
                            full.failure().why());
                }
                refused = true;
                return false;
            }
        });
    }

    private boolean keep(Path folder, Completions.Outcome list) throws FailureException, InterruptedException {
        CompletionPlace at = CompletionPlace.of(list.source(), list.position());
        List<Candidate> others = list.told().isEmpty() ? new ScopeCandidates(indexes, models).candidates(at)
                : list.told().stream().map(CompletionLanguageSource::candidate).toList();
        Place place = models.place(at);
        Map<String, Candidates.Told> told = LearnedRanker.told(others);
        Candidates ranked = place.names(told);
        Optional<Proposal> meant = Optional.of(list.chosen()).filter(chosen -> chosen >= 0).map(list.shown()::get);
        int right = meant.map(each -> ranked.find(place.token(CompletionLanguageSource.word(each)))).orElse(-1);
        Outcome outcome = meant.isEmpty() ? Outcome.LEFT : list.isTyped() ? Outcome.TYPED : Outcome.TAKEN;
        return keep(folder, list.source(), Shown.LIST, outcome, list.chosen() + 1, list.shown().size(), ranked, right);
    }

    private boolean keep(Path folder, InlineCompletions.Outcome ghost) throws FailureException, InterruptedException {
        CompletionPlace at = CompletionPlace.of(ghost.source(), ghost.position());
        Place place = models.place(at);
        Candidates ranked = place.tokens();
        String typed = at.typed();
        Lexer lexer = Lexer.of(typed + ghost.way(), 0, ghost.source().language().value());
        boolean begun = lexer.next();
        boolean stands = begun && ghost.length() > 0 && ghost.length() >= lexer.end() - typed.length();
        int right = stands ? ranked.find(place.token(lexer.token())) : -1;
        Outcome outcome = !stands ? Outcome.LEFT : ghost.isTyped() ? Outcome.TYPED : Outcome.TAKEN;
        return keep(folder, ghost.source(), Shown.GHOST, outcome, stands ? 1 : 0, 1, ranked, right);
    }

    /** The one that was meant takes the place of the last if it lies behind it. */
    private boolean keep(Path folder, SourceText source, Shown shown, Outcome outcome, int place, int of,
            Candidates ranked, int right) throws FailureException, InterruptedException {
        if (ranked.count() == 0) {
            return false;
        }
        int size = Math.min(MOST, ranked.count());
        float[] rows = Arrays.copyOf(ranked.rows(), size * Feature.COUNT);
        int at = Math.min(right, size - 1);
        if (right >= size) {
            System.arraycopy(ranked.rows(), right * Feature.COUNT, rows, at * Feature.COUNT, Feature.COUNT);
        }
        String file = folder.relativize(source.file()).toString().replace('\\', '/');
        return choices.keep(folder, new Choice(Instant.now(), shown, outcome, file, source.language().value(), place,
                of, at, Feature.COUNT, rows));
    }
}
