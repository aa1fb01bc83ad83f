package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.assistant.Assistant;
import dev.rustaiide.ai.assistant.Citation;
import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.offline.OfflineCapability;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.foundation.async.Call;

/** Answers a question on code with the place, whoever answers. */
@Component
public final class AssistantCapability implements OfflineCapability {
    private static final String QUESTION = "What does `Polygon::area` do?";
    private static final String PLACE = "src/lib.rs:10";

    private final Assistant assistant;

    @Activate
    public AssistantCapability(@Reference Assistant assistant) {
        this.assistant = assistant;
    }

    @Override
    public String title() {
        return "Assistant";
    }

    @Override
    public Call<String> prove(Path folder) {
        return Call.start("prove the assistant", scope -> {
            Path real = folder.toRealPath();
            try (Conversation conversation = assistant.begin(new Workplace(real, Buffers.NONE, false))) {
                Turn turn = scope.await(conversation.ask(Request.question(QUESTION), event -> {}));
                Optional<Citation> citation = turn.citations().stream()
                        .filter(each -> each.mention().startsWith(PLACE)).findFirst();
                if (citation.isEmpty()) {
                    throw new IllegalStateException("“" + QUESTION + "” was answered without " + PLACE + ": "
                            + turn.answer());
                }
                return "answered “" + QUESTION + "” with " + PLACE + ", by " + turn.author().title();
            }
        });
    }
}
