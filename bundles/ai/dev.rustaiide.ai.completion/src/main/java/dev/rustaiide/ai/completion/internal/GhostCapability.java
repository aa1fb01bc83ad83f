package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.completion.CodeCompletion;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;
import dev.rustaiide.ai.offline.OfflineCapability;
import dev.rustaiide.ai.offline.Sample;
import dev.rustaiide.foundation.async.Call;

/** Who writes the same sum once more has it go on as it did before. */
@Component
public final class GhostCapability implements OfflineCapability {
    private static final int WAYS = 4;
    private static final String BEGUN = "next = polygon.";
    private static final String REST = "\n    }\n}\n";
    private static final String WRITTEN = """
                let mut sum = 0.0;
                for (index, corner) in polygon.corners.iter().enumerate() {
                    let next = polygon.corners[(index + 1) % polygon.corners.len()];
                    sum += corner.0 * next.1 - next.0 * corner.1;
                }
                sum
            }
            """;

    private final CodeCompletion completion;
    private final CodeIndexes indexes;

    @Activate
    public GhostCapability(@Reference CodeCompletion completion, @Reference CodeIndexes indexes) {
        this.completion = completion;
        this.indexes = indexes;
    }

    @Override
    public String title() {
        return "Ghost text";
    }

    @Override
    public Call<String> prove(Path folder) {
        return Call.start("prove ghost text", scope -> {
            try (var sample = new OpenSample(indexes, folder)) {
                int caret = WRITTEN.indexOf(BEGUN) + BEGUN.length();
                CompletionPlace place = sample.at(Sample.CODE + function("turned") + WRITTEN + function("doubled")
                        + WRITTEN + function("halved") + WRITTEN.substring(0, caret), REST, completion, scope);
                List<GhostText> ways = scope.await(completion.ghosts(place, WAYS));
                // A decoder may be surer of something else.
                String shown = ways.stream().map(GhostText::text).filter(way -> WRITTEN.startsWith(way, caret))
                        .findFirst().orElse(ways.isEmpty() ? "" : ways.getFirst().text());
                if (shown.isBlank() || !WRITTEN.startsWith(shown, caret)) {
                    throw new IllegalStateException("showed “" + shown + "” after “" + BEGUN
                            + "” instead of how it went on before");
                }
                return "showed “" + shown + "” after “" + BEGUN + "”";
            }
        });
    }

    private static String function(String name) {
        return "\npub fn " + name + "(polygon: &Polygon) -> f64 {\n";
    }
}
