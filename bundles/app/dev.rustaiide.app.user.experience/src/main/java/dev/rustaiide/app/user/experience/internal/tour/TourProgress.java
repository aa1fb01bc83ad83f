package dev.rustaiide.app.user.experience.internal.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.rustaiide.foundation.fs.WholeFile;

/** What has been tried, in a file. Once there is one, the tour has been offered and does not come by itself again. */
final class TourProgress {
    private final Path file;

    TourProgress(Path file) {
        this.file = file;
    }

    /** Whether the tour has never been offered; from then on it has. */
    boolean begin() throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        add(Set.of());
        return true;
    }

    Set<TourStep> done() throws IOException {
        Set<TourStep> done = EnumSet.noneOf(TourStep.class);
        try {
            List<String> names = Files.readAllLines(file);
            for (TourStep step : TourStep.values()) {
                if (names.contains(step.name())) {
                    done.add(step);
                }
            }
        } catch (NoSuchFileException nothingYet) {
            return done;
        }
        return done;
    }

    /** Besides what is there already, which may not have been read yet. */
    void add(Set<TourStep> more) throws IOException {
        Set<TourStep> all = done();
        all.addAll(more);
        WholeFile.write(file, String.join("\n", all.stream().map(TourStep::name).toList())
                .getBytes(StandardCharsets.UTF_8));
    }
}
