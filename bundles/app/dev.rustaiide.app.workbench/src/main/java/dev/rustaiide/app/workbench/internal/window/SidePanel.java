package dev.rustaiide.app.workbench.internal.window;

import java.util.EnumMap;
import java.util.Map;

import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.services.contributions.IContributionFactory;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.workbench.SideView;
import dev.rustaiide.app.workbench.internal.window.SideViews.Kind;

/** Shows one side view at a time; each is made when it is first wanted. */
public final class SidePanel {
    private static final String EXPLORER = "bundleclass://dev.rustaiide.app.explorer/"
            + "dev.rustaiide.app.explorer.internal.ExplorerView";
    private static final String SEARCH = "bundleclass://dev.rustaiide.app.search/"
            + "dev.rustaiide.app.search.internal.SearchView";
    private static final String GIT = "bundleclass://dev.rustaiide.app.git/dev.rustaiide.app.git.internal.GitView";
    private static final String CARGO = "bundleclass://dev.rustaiide.app.cargo/"
            + "dev.rustaiide.app.cargo.internal.CargoView";
    private static final String OUTLINE = "bundleclass://dev.rustaiide.app.language.views/"
            + "dev.rustaiide.app.language.views.internal.view.OutlineView";
    private static final String DEBUG = "bundleclass://dev.rustaiide.app.debugger/"
            + "dev.rustaiide.app.debugger.internal.DebugView";

    private final Composite parent;
    private final StackLayout stack = new StackLayout();
    private final IEclipseContext context;
    private final SideViews views;
    private final IContributionFactory contributions;
    private final Map<Kind, SideView> made = new EnumMap<>(Kind.class);

    @Inject
    public SidePanel(Composite parent, IEclipseContext context, SideViews views, IContributionFactory contributions) {
        this.parent = parent;
        this.context = context;
        this.views = views;
        this.contributions = contributions;
        parent.setLayout(stack);
        views.onChange(this::update);
        update();
    }

    @Focus
    void focus() {
        made.get(views.current()).setFocus();
    }

    private void update() {
        if (parent.isDisposed()) {
            return;
        }
        SideView view = made.computeIfAbsent(views.current(), this::make);
        if (stack.topControl != view.control()) {
            stack.topControl = view.control();
            parent.layout();
        }
        if (views.takeFocusWanted()) {
            view.setFocus();
        }
    }

    private SideView make(Kind kind) {
        IEclipseContext child = context.createChild(kind.name());
        child.set(Composite.class, new Composite(parent, SWT.NONE));
        return switch (kind) {
            // Named only, so that the bundles that have them can see this one.
            case EXPLORER -> (SideView) contributions.create(EXPLORER, child);
            case SEARCH -> (SideView) contributions.create(SEARCH, child);
            case GIT -> (SideView) contributions.create(GIT, child);
            case CARGO -> (SideView) contributions.create(CARGO, child);
            case OUTLINE -> (SideView) contributions.create(OUTLINE, child);
            case DEBUG -> (SideView) contributions.create(DEBUG, child);
        };
    }
}
