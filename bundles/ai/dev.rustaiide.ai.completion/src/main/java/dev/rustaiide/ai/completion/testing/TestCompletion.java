package dev.rustaiide.ai.completion.testing;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionMaking;
import dev.rustaiide.ai.completion.internal.GhostCheck;
import dev.rustaiide.ai.completion.internal.LocalLearning;
import dev.rustaiide.ai.completion.internal.PipelineModels;
import dev.rustaiide.foundation.fs.TextFiles;

/** Makes the learning of the product without a framework. */
public final class TestCompletion {
    private TestCompletion() {}

    public static CompletionMaking making(TextFiles files, Syntax syntax) {
        return new PipelineModels(files, syntax);
    }

    /** @param indexes asked by what looks at a project; texts that are given to it need none */
    public static CompletionLearning learning(CodeIndexes indexes, TextFiles files, Syntax syntax) {
        return new LocalLearning(new GhostCheck(syntax), indexes, files, syntax);
    }
}
