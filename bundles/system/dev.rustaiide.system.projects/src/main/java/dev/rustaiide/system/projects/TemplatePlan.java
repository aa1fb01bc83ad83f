package dev.rustaiide.system.projects;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What making something new would do: nothing of it is there yet.
 *
 * @param target the folder of a new project, or the path of the first new file
 * @param files what is made, with placeholders replaced
 * @param change the line that declares a module, if that is what it is
 */
public record TemplatePlan(Template template, Path target, List<NewFile> files, Optional<Change> change) {
    /** A file to be made. */
    public record NewFile(Path file, byte[] content, boolean executable) {}

    /** Another text for a file that is there; it must still have {@code before} when it is changed. */
    public record Change(Path file, String before, String after, String line) {}

    public TemplatePlan {
        files = List.copyOf(files);
    }
}
