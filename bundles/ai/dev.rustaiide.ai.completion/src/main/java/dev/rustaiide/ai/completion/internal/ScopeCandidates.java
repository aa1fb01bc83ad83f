package dev.rustaiide.ai.completion.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CandidateSource;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;

/** What the syntax tells: locals, members of a type that is written down, names of the module and of the folder. */
@Component(service = CandidateSource.class)
public final class ScopeCandidates implements CandidateSource {
    static final String NAME = "scope";
    private static final Duration DEADLINE = Duration.ofMillis(5);

    /** In a larger text it takes too long. */
    private static final int LARGEST = 1 << 20;

    private final CodeIndexes indexes;
    private final ProjectModels models;

    @Activate
    public ScopeCandidates(@Reference CodeIndexes indexes, @Reference ProjectModels models) {
        this.indexes = indexes;
        this.models = models;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration deadline() {
        return DEADLINE;
    }

    @Override
    public List<Candidate> candidates(CompletionPlace place) throws InterruptedException {
        Call<Completions> call = indexes.completions(goneOn(place), place.position());
        try {
            return call.await().proposals().stream().map(each -> new Candidate(each.name(), NAME, each.kind(),
                    each.detail(), 0)).toList();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the index cannot say what is in scope", failed.getCause());
        } finally {
            call.cancel();
        }
    }

    /**
     * The text as if something stood there already: without a name behind it a dot is no part of the tree, and without
     * its end a block is none.
     */
    private SourceText goneOn(CompletionPlace place) {
        SourceText source = place.source();
        Text text = source.text();
        int caret = place.caret();
        boolean begins = place.start() == caret && place.end() == caret && caret > 0 && caret <= LARGEST
                && ".:".indexOf(text.charAt(caret - 1)) >= 0;
        boolean atEnd = caret == text.length() && caret <= LARGEST;
        if (!begins && !atEnd) {
            return source;
        }
        String more = (begins ? "x" : "") + (atEnd ? models.place(place).missingBrackets() : "");
        return more.isEmpty() ? source : new SourceText(source.file(), source.language(), source.version(),
                text.replace(caret, caret, more));
    }
}
