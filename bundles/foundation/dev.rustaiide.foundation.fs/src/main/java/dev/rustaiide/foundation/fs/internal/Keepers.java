package dev.rustaiide.foundation.fs.internal;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.osgi.service.component.ComponentServiceObjects;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.fs.FormerContent;
import dev.rustaiide.foundation.fs.WriteReason;

/** Who is told before content goes; each is made when the first does. Any thread may use it. */
final class Keepers {
    private final Map<ComponentServiceObjects<FormerContent>, List<FormerContent>> all = new ConcurrentHashMap<>();

    void add(ComponentServiceObjects<FormerContent> keeper) {
        all.put(keeper, List.of());
    }

    void remove(ComponentServiceObjects<FormerContent> keeper) {
        List<FormerContent> made = all.remove(keeper);
        if (made != null) {
            made.forEach(keeper::ungetService);
        }
    }

    void tell(Path file, WriteReason reason) {
        tell(file, keeper -> keeper.leaves(file, reason));
    }

    void moved(Path from, Path to) {
        tell(from, keeper -> keeper.moved(from, to));
    }

    private void tell(Path file, Consumer<FormerContent> what) {
        if (file.getFileSystem() != FileSystems.getDefault()) {
            return;
        }
        for (ComponentServiceObjects<FormerContent> each : all.keySet()) {
            List<FormerContent> made = all.computeIfPresent(each, (objects, known) -> known.isEmpty()
                    ? List.of(objects.getService()) : known);
            try {
                for (FormerContent keeper : made == null ? List.<FormerContent>of() : made) {
                    what.accept(keeper);
                }
            } catch (RuntimeException broken) {
                // The boundary to whoever keeps: what people save is saved whatever becomes of its past.
                LoggerFactory.getLogger(Keepers.class).error("The former content of {} is not kept", file, broken);
            }
        }
    }
}
