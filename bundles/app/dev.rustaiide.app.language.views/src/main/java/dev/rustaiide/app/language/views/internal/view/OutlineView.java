package dev.rustaiide.app.language.views.internal.view;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.language.views.internal.ask.ActiveSymbols;
import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.SideView;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Symbol;

/** What the active file declares. */
public final class OutlineView implements SideView {
    private final Composite body;
    private final RowView<Entry> rows;
    private final Editors editors;
    private final ActiveSymbols symbols;
    private List<Entry> roots = List.of();

    @Inject
    public OutlineView(Composite body, Look look, Editors editors, ActiveSymbols symbols) {
        this.body = body;
        this.editors = editors;
        this.symbols = symbols;
        body.setLayout(Grids.stacked());
        PanelHeader header = new PanelHeader(body, look, "Outline");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        rows = new RowView<>(body, look, "Outline", new Model(), false);
        header.add(Icon.COLLAPSE_ALL, "Collapse all", rows::collapseAll);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        rows.setEmpty(EmptyText.of("The open file declares nothing, or has no outline."));
        rows.onActivate(this::activate);
        symbols.onChange(this::show);
        show();
    }

    @Override
    public Control control() {
        return body;
    }

    @Override
    public void setFocus() {
        rows.setFocus();
    }

    private void show() {
        if (!rows.isDisposed()) {
            roots = entries(symbols.symbols(), 0);
            roots.forEach(entry -> rows.open(List.of(entry.key())));
            rows.refresh();
        }
    }

    private void activate(Entry entry, Activation how) {
        editors.active().ifPresent(file -> editors.open(
                new Location(file, entry.symbol().selection())));
    }

    /** {@code nth} of its name among its siblings' namesakes, so that a key lasts while text is typed above. */
    private record Entry(Symbol symbol, Key key, List<Entry> children) {}

    private record Key(String name, Object kind, int nth, int depth) {}

    private static List<Entry> entries(List<Symbol> symbols, int depth) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < symbols.size(); i++) {
            Symbol symbol = symbols.get(i);
            int nth = 0;
            for (int j = 0; j < i; j++) {
                nth += symbols.get(j).name().equals(symbol.name()) ? 1 : 0;
            }
            entries.add(new Entry(symbol, new Key(symbol.name(), symbol.kind(), nth, depth),
                    entries(symbol.children(), depth + 1)));
        }
        return entries;
    }

    private final class Model implements RowModel<Entry> {
        @Override
        public List<Entry> roots() {
            return roots;
        }

        @Override
        public boolean hasChildren(Entry entry) {
            return !entry.children().isEmpty();
        }

        @Override
        public List<Entry> children(Entry entry) {
            return entry.children();
        }

        @Override
        public Object key(Entry entry) {
            return entry.key();
        }

        @Override
        public Row row(Entry entry) {
            return Row.of(Glyph.ofSymbol(entry.symbol().kind()), entry.symbol().name()).detail(entry.symbol().detail());
        }
    }
}
