package dev.rustaiide.app.comparison.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.workbench.Comparing;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;

/** What is being compared, each on a page of its own. UI thread only. */
@Creatable
public final class Comparisons implements Comparing {
    private static final String PAGE = "compare.";
    private static final String CLASS =
            "bundleclass://dev.rustaiide.app.comparison/" + ComparePage.class.getName();

    private final Panels panels;
    private final Documents documents;
    private final Editors editors;
    private final Ui ui;
    private final Map<String, Wish> wishes = new HashMap<>();
    private Optional<Path> chosen = Optional.empty();
    private int count;

    @Inject
    public Comparisons(Panels panels, Documents documents, Editors editors, Ui ui) {
        this.panels = panels;
        this.documents = documents;
        this.editors = editors;
        this.ui = ui;
    }

    @Override
    public void compare(Wish wish) {
        String id = PAGE + ++count;
        wishes.put(id, wish);
        panels.openPage(id, wish.title(), CLASS);
    }

    /** What the page whose part is called {@code element} shows. */
    Optional<Wish> of(String element) {
        int at = element.indexOf(PAGE);
        return at < 0 ? Optional.empty() : Optional.ofNullable(wishes.get(element.substring(at)));
    }

    void forget(String element) {
        int at = element.indexOf(PAGE);
        if (at >= 0) {
            wishes.remove(element.substring(at));
        }
    }

    /** The file that others shall be compared with. */
    Optional<Path> chosen() {
        return chosen;
    }

    void choose(Path file) {
        chosen = Optional.of(file);
    }

    /**
     * Lets go of what a page held. Unsaved text that only the page showed gets an editor first; when the session ends
     * it stays in the journal, which brings it back.
     */
    void letGo(Document document) {
        ui.execute(() -> {
            boolean open = panels.shell().filter(shell -> !shell.isDisposed() && shell.isVisible()).isPresent();
            boolean orphaned = document.isDirty() && document.file().filter(editors.all()::contains).isEmpty();
            if (orphaned && open) {
                document.file().ifPresent(editors::openOrCreate);
                ui.execute(() -> documents.release(document));
            } else if (!orphaned) {
                documents.release(document);
            }
        });
    }
}
