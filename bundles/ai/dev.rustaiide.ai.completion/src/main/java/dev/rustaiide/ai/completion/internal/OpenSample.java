package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.completion.CodeCompletion;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.offline.Sample;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;

/** The sample project as an editor has it that people write in. */
final class OpenSample implements AutoCloseable {
    private final Path folder;
    private final CodeIndex index;

    OpenSample(CodeIndexes indexes, Path folder) {
        this.folder = folder;
        index = indexes.open(folder, Priority.INTERACTIVE);
    }

    /** The end of {@code written}, of a text that goes on with {@code rest}; all around it has been learned. */
    CompletionPlace at(String written, String rest, CodeCompletion completion, Scope scope)
            throws InterruptedException, ExecutionException {
        Text text = Text.of(written + rest);
        var source = new SourceText(folder.resolve(Sample.FILE), LanguageId.RUST, 1, text);
        CompletionPlace place = CompletionPlace.of(source, text.positionOf(written.length()));
        scope.await(index.settled());
        scope.await(completion.learned(place));
        // The first answer reads the text; an editor has done so before the key.
        scope.await(completion.complete(place));
        scope.await(completion.ghost(place));
        return place;
    }

    @Override
    public void close() {
        index.close();
    }
}
