package dev.rustaiide.app.ui.components;

import dev.rustaiide.foundation.async.Call;
import java.util.List;

/** Where a {@link Picker} finds what it offers. */
@FunctionalInterface
public interface PickerSource<T> {
    /**
     * The best matches for {@code query}, best first; asked on the UI thread at each change of the query, and cancelled
     * when the next is asked. An empty query asks for what is likely, such as what was used last.
     */
    Call<List<PickerItem<T>>> find(String query);
}
