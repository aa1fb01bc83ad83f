package dev.rustaiide.app.workbench.internal.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.app.ui.components.Look.Registration;
import dev.rustaiide.app.workbench.FileMenu;

/** What others have added to the menus of files. */
public final class FileMenuTable implements FileMenu {
    private final List<Entry> entries = new ArrayList<>();

    @Override
    public Registration add(Entry entry) {
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    @Override
    public List<Entry> of(Path file, boolean folder) {
        return entries.stream().filter(entry -> entry.fits().test(file, folder)).toList();
    }
}
