package dev.rustaiide.app.workbench.internal.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.error.Failure;

import java.util.List;

/** What stands in an editor's place when its file cannot be shown: what happened, why, and what to do. */
final class FailurePage extends Composite {
    FailurePage(Composite parent, Look look, Failure failure, Runnable retry) {
        super(parent, SWT.NONE);
        setLayout(new FillLayout());
        RowView<String> page = new RowView<>(this, look, failure.what(), new NoRows(), false);
        page.setGround(Token.BACKGROUND);
        page.setEmpty(EmptyText.of(failure.what() + " " + failure.why() + " " + failure.nextStep(), "Try again",
                retry));
        page.refresh();
    }

    private static final class NoRows implements RowModel<String> {
        @Override
        public List<String> roots() {
            return List.of();
        }

        @Override
        public Row row(String row) {
            return Row.of(row);
        }
    }
}
