package dev.rustaiide.foundation.fs.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import dev.rustaiide.foundation.fs.FormerContent;
import dev.rustaiide.foundation.fs.Trash;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.platform.StandardPaths;

/** The desktop's trash where there is one that we may use, else a folder of our own. */
@Component
public final class DesktopTrash implements Trash {
    private static final int STICKY = 01000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final Path home;
    private final Keepers keepers = new Keepers();

    @Activate
    public DesktopTrash(@Reference StandardPaths paths) {
        this(home(System.getenv("XDG_DATA_HOME"), paths));
    }

    /** {@code home} is the user's trash; it is made when it is first needed. */
    DesktopTrash(Path home) {
        this.home = home;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindKeeper(ComponentServiceObjects<FormerContent> keeper) {
        keepers.add(keeper);
    }

    public void unbindKeeper(ComponentServiceObjects<FormerContent> gone) {
        keepers.remove(gone);
    }

    private static Path home(@Nullable String data, StandardPaths paths) {
        if (data != null && data.startsWith("/")) {
            return Path.of(data, "Trash");
        }
        return System.getProperty("os.name", "").equals("Linux")
                ? Path.of(System.getProperty("user.home"), ".local", "share", "Trash")
                : paths.state().resolve("trash");
    }

    @Override
    public Item put(Path file) throws IOException {
        Path whole = file.toAbsolutePath().normalize();
        keepers.tell(whole, new WriteReason(WriteReason.Kind.DELETED, ""));
        try {
            return put(whole, home, whole);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            if (!Files.getFileStore(home).supportsFileAttributeView("unix")) {
                throw otherDisk;
            }
            Path top = top(whole);
            return put(whole, trashOf(top), top.relativize(whole));
        }
    }

    /** The one that the administrator made for everybody if nobody can play with it, else one of the user's own. */
    private Path trashOf(Path top) throws IOException {
        Object user = Files.getAttribute(home, "unix:uid");
        Path common = top.resolve(".Trash");
        boolean safe = Files.isDirectory(common, LinkOption.NOFOLLOW_LINKS)
                && Files.getAttribute(common, "unix:mode") instanceof Integer mode && (mode & STICKY) != 0;
        return safe ? common.resolve(user.toString()) : top.resolve(".Trash-" + user);
    }

    @Override
    public Path restore(Item item) throws IOException {
        if (Files.exists(item.original(), LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(item.original().toString());
        }
        Files.createDirectories(Objects.requireNonNull(item.original().getParent()));
        Files.move(item.kept(), item.original(), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(item.note());
        return item.original();
    }

    private static Item put(Path file, Path trash, Path noted) throws IOException {
        Path files = Files.createDirectories(trash.resolve("files"));
        Path notes = Files.createDirectories(trash.resolve("info"));
        // A name that is no text lies there with lines in the place of its odd bytes; the note has them.
        Path note = note(notes, files, String.valueOf(file.getFileName()).replace('\uFFFD', '_'), noted);
        String name = note.getFileName().toString();
        Path kept = files.resolve(name.substring(0, name.length() - ".trashinfo".length()));
        try {
            Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            Files.deleteIfExists(note);
            throw refused;
        }
        return new Item(file, kept, note);
    }

    /** The note comes first: it claims the name, whoever else fills the trash at the same time. */
    private static Path note(Path notes, Path files, String name, Path noted) throws IOException {
        String content = "[Trash Info]\nPath=" + encode(noted) + "\nDeletionDate="
                + DATE.format(LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS)) + "\n";
        for (int i = 1;; i++) {
            String free = i == 1 ? name : name + "." + i;
            Path note = notes.resolve(free + ".trashinfo");
            if (Files.exists(files.resolve(free), LinkOption.NOFOLLOW_LINKS) || Files.exists(note)) {
                continue;
            }
            try {
                return Files.writeString(note, content, UTF_8, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException faster) {
                // Somebody took the name meanwhile; the next one may be free.
            }
        }
    }

    private static String encode(Path path) {
        String uri = path.isAbsolute() ? path.toUri().getRawPath() : encodeRelative(path);
        return uri.endsWith("/") && uri.length() > 1 ? uri.substring(0, uri.length() - 1) : uri;
    }

    private static String encodeRelative(Path path) {
        URI root = Path.of("/").toUri();
        return root.relativize(Path.of("/").resolve(path).toUri()).getRawPath();
    }

    /** The topmost folder on the disk that {@code file} lies on. */
    private static Path top(Path file) throws IOException {
        Path top = Objects.requireNonNull(file.getParent());
        Object disk = Files.getAttribute(top, "unix:dev");
        for (Path up = top.getParent(); up != null && Files.getAttribute(up, "unix:dev").equals(disk);
                up = up.getParent()) {
            top = up;
        }
        return top;
    }
}
