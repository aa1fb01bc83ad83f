package dev.rustaiide.app.ui.components;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;

/** Lets a screen reader read the rows of a {@link RowView}; a row's child id is its place from the top. */
final class RowAccess<T> extends AccessibleControlAdapter {
    private final Painted view;
    private final RowTree<T> rows;

    private RowAccess(Painted view, RowTree<T> rows) {
        this.view = view;
        this.rows = rows;
    }

    static <T> void attach(Painted view, RowTree<T> rows, RowModel<T> model) {
        view.getAccessible().addAccessibleControlListener(new RowAccess<>(view, rows));
        view.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                boolean row = event.childID >= 0 && event.childID < rows.size();
                event.result = row ? spoken(model.row(rows.at(event.childID).row())) : view.accessibleName();
            }
        });
    }

    static String spoken(Row row) {
        StringBuilder text = new StringBuilder(row.label());
        for (String more : new String[] {row.detail(), row.badge(), row.keys()}) {
            text.append(more.isEmpty() ? "" : ", ").append(more);
        }
        return text.toString();
    }

    @Override
    public void getChildCount(AccessibleControlEvent event) {
        event.detail = rows.size();
    }

    @Override
    public void getFocus(AccessibleControlEvent event) {
        if (view.isFocusControl()) {
            event.childID = rows.cursor() < 0 ? ACC.CHILDID_SELF : rows.cursor();
        }
    }

    @Override
    public void getRole(AccessibleControlEvent event) {
        boolean row = event.childID >= 0;
        event.detail = row ? rows.isTree() ? ACC.ROLE_TREEITEM : ACC.ROLE_LISTITEM
                : rows.isTree() ? ACC.ROLE_TREE : ACC.ROLE_LIST;
    }

    @Override
    public void getState(AccessibleControlEvent event) {
        if (event.childID >= 0 && event.childID < rows.size()) {
            int index = event.childID;
            int open = !rows.at(index).parent() ? 0 : rows.isOpen(index) ? ACC.STATE_EXPANDED : ACC.STATE_COLLAPSED;
            event.detail = ACC.STATE_SELECTABLE | ACC.STATE_FOCUSABLE | open
                    | (rows.isSelected(index) ? ACC.STATE_SELECTED : 0);
        }
    }
}
