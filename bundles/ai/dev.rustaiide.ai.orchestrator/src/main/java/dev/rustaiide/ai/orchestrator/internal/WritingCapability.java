package dev.rustaiide.ai.orchestrator.internal;

import java.nio.file.Path;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.offline.OfflineCapability;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.foundation.async.Call;

/** A model of this machine writes. */
@Component
public final class WritingCapability implements OfflineCapability {
    private static final int TOKENS = 8;
    private static final Prompt PROMPT =
            new Prompt.Text("fn main() {\n    let names = vec![\"a\", \"b\"];\n    for ", "");

    private final Orchestrator orchestrator;

    @Activate
    public WritingCapability(@Reference Orchestrator orchestrator) {
        this.orchestrator = orchestrator;
    }

    @Override
    public String title() {
        return "Text by a model of this machine";
    }

    @Override
    public Call<String> prove(Path folder) {
        return Call.start("prove writing", scope -> {
            var heard = new StringBuffer();
            Answer answer = scope.await(orchestrator.generate(ModelTask.COMPLETE, PROMPT, Decoding.greedy(TOKENS),
                    heard::append));
            String text = answer.generation().text();
            if (!answer.by().place().equals(BackendId.LOCAL) || text.isBlank() || !heard.toString().equals(text)) {
                throw new IllegalStateException(answer.by() + " wrote “" + text.strip() + "”");
            }
            return answer.by() + " wrote “" + text.strip().replaceAll("\\s+", " ") + "”";
        });
    }
}
