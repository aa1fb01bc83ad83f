package dev.rustaiide.app.workbench.internal.window;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.fs.FileLocation.InArchive;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.integration.Commit;
import dev.rustaiide.system.git.integration.Revisions;

/** Says where a file comes from that is none of the disk, and why it can only be read. UI thread only. */
@Creatable
public final class Origins {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());
    private static final String LFS = "version https://git-lfs.github.com/spec/";

    private final Provider<Revisions> revisions;
    private final Ui ui;

    @Inject
    public Origins(Provider<Revisions> revisions, Ui ui) {
        this.revisions = revisions;
        this.ui = ui;
    }

    /** Whether {@code file} lies in an archive or at a revision. */
    public static boolean isElsewhere(Path file) {
        return FileLocation.hasScheme(file.toString()) && !(FileLocation.of(file) instanceof FileLocation.Local);
    }

    /** Whether {@code file} can be written, as far as its place tells. */
    public static boolean canWrite(Path file) {
        return !isElsewhere(file) || FileLocation.of(file) instanceof FileLocation.InMemory;
    }

    /** Whether {@code file} lies in an archive that is {@code outer} or lies in it. */
    static boolean isInArchive(Path file, Path outer) {
        FileLocation at = FileLocation.of(file);
        while (at instanceof InArchive inside) {
            at = inside.archive();
        }
        return isElsewhere(file) && at instanceof FileLocation.Local(Path archive) && archive.startsWith(outer);
    }

    /** The file of the disk that {@code file} is another state of. */
    static Optional<Path> onDisk(Path file) {
        return FileLocation.of(file) instanceof AtRevision place ? Optional.of(place.inWorkingTree())
                : Optional.empty();
    }

    /** One sentence or two for the bar over the text; empty if there is nothing to say. */
    static Optional<String> sentence(Document document) {
        Optional<String> place = document.file().flatMap(file -> switch (FileLocation.of(file)) {
            case AtRevision revision when revision.revision().isEmpty() -> Optional.of("As it is staged. Read-only.");
            case AtRevision revision -> Optional.of("As it was at " + revision.shortRevision() + ". Read-only.");
            case InArchive(FileLocation archive, String _) ->
                Optional.of("From the archive " + SafeText.line(archive.title()) + ". Read-only.");
            case FileLocation.InMemory(String _) when document.isReadOnly() ->
                Optional.of("A tool has made this text. Read-only; it is gone when the tab is.");
            default -> Optional.<String>empty();
        });
        return place.map(text -> isPointer(document.text())
                ? text + " This is a pointer of Git LFS: the content itself is not in Git." : text);
    }

    private static boolean isPointer(Text text) {
        return text.length() < 1024 && text.substring(0, Math.min(text.length(), LFS.length())).equals(LFS);
    }

    /** Tells {@code then} the sentence with the commit in it, once that is known. */
    void describe(Path file, Consumer<String> then) {
        if (FileLocation.of(file) instanceof AtRevision place && !place.revision().isEmpty()) {
            // Where the commit cannot be read, the file cannot either, and its editor says so.
            revisions.get().commit(place).onSuccess(ui, commit -> then.accept(sentence(place, commit)));
        }
    }

    private static String sentence(AtRevision place, Commit commit) {
        String which = place.shortRevision().equals(commit.shortId()) ? commit.shortId()
                : place.shortRevision() + " (" + commit.shortId() + ")";
        return "As it was at " + which + ", “" + SafeText.line(commit.subject()) + "”, "
                + SafeText.line(commit.author()) + ", " + date(commit) + ". Read-only.";
    }

    static String date(Commit commit) {
        return DATE.format(commit.when());
    }
}
