package dev.rustaiide.app.explorer.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

/** Files on the clipboard of the desktop, from here and from other programs. UI thread only. */
final class ExplorerClips {
    private final Display display;
    private final ExplorerFiles files;
    /** What was cut here: pasting moves it as long as it is on the clipboard. */
    private List<Path> cut = List.of();

    ExplorerClips(Display display, ExplorerFiles files) {
        this.display = display;
        this.files = files;
    }

    /** Puts {@code chosen} on the clipboard; pasting copies it. */
    void copy(List<Path> chosen) {
        put(chosen);
        cut = List.of();
    }

    /** Puts {@code chosen} on the clipboard; pasting it here moves it. */
    void cut(List<Path> chosen) {
        put(chosen);
        cut = List.copyOf(chosen);
    }

    private void put(List<Path> chosen) {
        if (!chosen.isEmpty()) {
            String[] names = chosen.stream().map(Path::toString).toArray(String[]::new);
            Clipboard clipboard = new Clipboard(display);
            clipboard.setContents(new Object[] {names, Stream.of(names).collect(Collectors.joining("\n"))},
                    new Transfer[] {FileTransfer.getInstance(), TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    boolean isCut(Path file) {
        return cut.contains(file);
    }

    /** Moves or copies what is on the clipboard into {@code folder}. */
    void paste(Path folder, Consumer<List<Path>> then) {
        Clipboard clipboard = new Clipboard(display);
        Object content = clipboard.getContents(FileTransfer.getInstance());
        clipboard.dispose();
        if (content instanceof String[] names && names.length > 0) {
            List<Path> pasted = Stream.of(names).map(Path::of).toList();
            if (pasted.equals(cut)) {
                cut = List.of();
                files.move(pasted, folder, then);
            } else {
                files.copy(pasted, folder, then);
            }
        }
    }
}
