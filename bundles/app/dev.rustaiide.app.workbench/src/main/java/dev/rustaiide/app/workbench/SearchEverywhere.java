package dev.rustaiide.app.workbench;

import dev.rustaiide.app.ui.components.Look.Registration;
import dev.rustaiide.app.ui.components.PickerSource;
import dev.rustaiide.foundation.types.Location;

/** The one field that finds everything. UI thread only. */
public interface SearchEverywhere {
    /** Opens it with {@code query} typed in. */
    void open(String query);

    /**
     * What is typed behind {@code prefix} is looked for by {@code source}, until the result is closed. What it finds
     * is shown in editors while people move through the list.
     *
     * @param hint says what it finds, in the empty field: {@code symbols in the folder}
     */
    Registration add(char prefix, String hint, PickerSource<Location> source);
}
