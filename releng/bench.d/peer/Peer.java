package peer;

import java.nio.file.Path;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.ide.FileStoreEditorInput;

/**
 * The measure that our editor is held against: the smallest honest RCP application, a workbench window with nothing
 * but the platform's own text editor, on the file that is its argument.
 */
public final class Peer implements IApplication {
    private static Path file = Path.of("");

    @Override
    public Object start(IApplicationContext context) {
        var arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        file = Path.of(arguments[arguments.length - 1]).toAbsolutePath();
        return PlatformUI.createAndRunWorkbench(PlatformUI.createDisplay(), new Workbench());
    }

    @Override
    public void stop() {
        // the workbench ends by itself
    }

    private static final class Workbench extends WorkbenchAdvisor {
        @Override
        public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
            return new Window(configurer);
        }

        @Override
        public String getInitialWindowPerspectiveId() {
            return "peer.perspective";
        }
    }

    private static final class Window extends WorkbenchWindowAdvisor {
        Window(IWorkbenchWindowConfigurer configurer) {
            super(configurer);
        }

        @Override
        public void preWindowOpen() {
            getWindowConfigurer().setInitialSize(new Point(1440, 900));
            getWindowConfigurer().setTitle("Bare RCP");
        }

        @Override
        public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
            return new FileMenu(configurer);
        }

        @Override
        public void postWindowOpen() {
            try {
                var input = new FileStoreEditorInput(EFS.getLocalFileSystem().getStore(file.toUri()));
                getWindowConfigurer().getWindow().getActivePage().openEditor(input, EditorsUI.DEFAULT_TEXT_EDITOR_ID);
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class FileMenu extends ActionBarAdvisor {
        FileMenu(IActionBarConfigurer configurer) {
            super(configurer);
        }

        @Override
        protected void makeActions(IWorkbenchWindow window) {
            register(ActionFactory.SAVE.create(window));
            register(ActionFactory.QUIT.create(window));
        }

        @Override
        protected void fillMenuBar(IMenuManager bar) {
            var menu = new MenuManager("&File", "file");
            menu.add(getAction(ActionFactory.SAVE.getId()));
            menu.add(getAction(ActionFactory.QUIT.getId()));
            bar.add(menu);
        }
    }

    /** Only the editor area. */
    public static final class Perspective implements IPerspectiveFactory {
        @Override
        public void createInitialLayout(IPageLayout layout) {
            layout.setEditorAreaVisible(true);
        }
    }
}
