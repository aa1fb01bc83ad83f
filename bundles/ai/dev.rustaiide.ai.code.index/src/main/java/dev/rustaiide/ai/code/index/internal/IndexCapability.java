package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.ai.offline.OfflineCapability;
import dev.rustaiide.ai.offline.Sample;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.language.Reference.Use;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;

/** Goes from a call to the method, and from there to all of its calls. */
@Component
public final class IndexCapability implements OfflineCapability {
    private static final Text CODE = Text.of(Sample.CODE);
    private static final Position CALL = after("self.");
    private static final Position METHOD = after("pub fn ");
    private static final List<Position> CALLS = List.of(CALL, after("first."));

    private final CodeIndexes indexes;

    @Activate
    public IndexCapability(@Reference CodeIndexes indexes) {
        this.indexes = indexes;
    }

    /** Where the method's name stands behind {@code text}. */
    private static Position after(String text) {
        return CODE.positionOf(Sample.CODE.indexOf(text + "area") + text.length());
    }

    @Override
    public String title() {
        return "Definition and references";
    }

    @Override
    public Call<String> prove(Path folder) {
        return Call.start("prove the index", scope -> {
            try (CodeIndex index = indexes.open(folder, Priority.INTERACTIVE)) {
                CodeSnapshot known = scope.await(index.settled());
                Path file = folder.resolve(Sample.FILE);
                List<Position> definitions = known.definitions(file, CALL).stream()
                        .map(target -> target.name().range().start()).toList();
                if (!definitions.equals(List.of(METHOD))) {
                    throw new IllegalStateException("the call in line " + CALL + " led to " + definitions
                            + " instead of " + METHOD);
                }
                List<Position> calls = known.references(file, METHOD, true).stream()
                        .filter(reference -> reference.use() != Use.DECLARATION)
                        .map(reference -> reference.location().range().start()).toList();
                if (!calls.equals(CALLS)) {
                    throw new IllegalStateException("Polygon::area is called in " + CALLS + ", and it found " + calls);
                }
                return "went from self.area() to Polygon::area, and from there to its " + calls.size() + " calls";
            }
        });
    }
}
