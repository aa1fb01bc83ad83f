package dev.rustaiide.app.assistant.internal.view;

import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.ai.assistant.Assistant;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.app.assistant.internal.EditorContext;
import dev.rustaiide.app.assistant.internal.Reviewing;
import dev.rustaiide.app.assistant.internal.talk.CitedText;
import dev.rustaiide.app.assistant.internal.talk.Exchange;
import dev.rustaiide.app.assistant.internal.talk.KeptTalk;
import dev.rustaiide.app.assistant.internal.talk.Talk;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Links;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.types.Location;

/** The panel: what was said, edits that wait, and a field to write in. */
public final class AssistantView {
    public static final String ID = "dev.rustaiide.assistant";

    private static final CommandId MODELS = new CommandId("models.open");
    private static final int MOST_EARLIER = 20;

    private final Composite body;
    private final Look look;
    private final Talk talk;
    private final Assistant assistant;
    private final Orchestrator orchestrator;
    private final Editors editors;
    private final EditorContext context;
    private final Commands commands;
    private final Links links;
    private final OpenFolders folders;
    private final Ui ui;
    private final PanelHeader header;
    private final Transcript transcript;
    private final Beginning beginning;
    private final ReviewBar review;
    private final Composer composer;
    private final Look.Registration registration;
    private final Runnable update = this::update;

    @Inject
    public AssistantView(Composite parent, Look look, Talk talk, Assistant assistant, Orchestrator orchestrator,
            Editors editors, EditorContext context, Reviewing reviewing, Commands commands, Links links,
            OpenFolders folders, Panels panels, Syntax syntax, Ui ui) {
        this.body = parent;
        this.look = look;
        this.talk = talk;
        this.assistant = assistant;
        this.orchestrator = orchestrator;
        this.editors = editors;
        this.context = context;
        this.commands = commands;
        this.links = links;
        this.folders = folders;
        this.ui = ui;
        parent.setLayout(Grids.stacked());
        header = new PanelHeader(parent, look, "Assistant");
        header.setGround(Token.BACKGROUND);
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        header.add(Icon.ADD, "New conversation", this::startOver);
        var earlier = header.add(Icon.HISTORY, "Earlier conversations", () -> { });
        earlier.onPress(() -> showEarlier(earlier));
        commands.tip(header.add(Icon.CLOSE, "", () -> panels.togglePart(ID)), "Hide", "view.assistant");
        Deeds deeds = new Deeds();
        transcript = new Transcript(parent, look, syntax, deeds, ui);
        transcript.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        beginning = new Beginning(parent, look, commands::run);
        beginning.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        review = new ReviewBar(parent, look, talk.staged(), reviewing);
        GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false);
        wide.horizontalIndent = 3 * Look.STEP;
        review.control().setLayoutData(wide);
        composer = new Composer(parent, look, commands, talk, transcript.control(), this::chooseAttachment);
        composer.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        registration = look.onChange(this::dress);
        dress();
        talk.onChange(update);
        talk.onEntry(composer::focus);
        talk.begin();
        update();
    }

    @Focus
    void focus() {
        composer.focus();
    }

    @PreDestroy
    void close() {
        registration.close();
        talk.removeListener(update);
        talk.onEntry(() -> { });
    }

    private void dress() {
        body.setBackground(look.color(Token.BACKGROUND));
    }

    private void update() {
        if (body.isDisposed()) {
            return;
        }
        Answerer by = Answerer.of(assistant.model(), orchestrator.route(ModelTask.CHAT));
        boolean said = !talk.exchanges().isEmpty();
        boolean several = folders.all().size() > 1;
        header.setDetail(several ? talk.folder().map(folders::nameOf).orElse("") : "");
        transcript.show(talk.exchanges());
        boolean changed = show(transcript.control(), said) | show(beginning.control(), !said)
                | show(review.control(), review.isWanted());
        if (!said) {
            beginning.update(by, talk.folder().isPresent(), commands.find(MODELS).isPresent());
        }
        review.update();
        composer.update(by);
        if (changed) {
            body.layout();
        }
    }

    private static boolean show(Control control, boolean wanted) {
        GridData data = (GridData) control.getLayoutData();
        boolean changed = data.exclude == wanted;
        data.exclude = !wanted;
        control.setVisible(wanted);
        return changed;
    }

    private void startOver() {
        talk.startOver();
        composer.focus();
    }

    private void showEarlier(Control below) {
        talk.earlier().onSuccess(ui, found -> {
            if (!below.isDisposed()) {
                openEarlier(found.subList(0, Math.min(MOST_EARLIER, found.size())), below);
            }
        });
    }

    private void openEarlier(List<KeptTalk> found, Control below) {
        PopupMenu menu = new PopupMenu(below);
        if (found.isEmpty()) {
            menu.add("Nothing was asked here before", "", false, () -> { });
        }
        for (KeptTalk each : found) {
            menu.add(EditorContext.shortened(each.title()), "", () -> talk.open(each));
        }
        menu.open(below.toDisplay(0, below.getSize().y));
    }

    private void chooseAttachment(Point at) {
        context.openMenu(composer.control(), at, talk::attach);
    }

    /** What can be done from within the conversation. */
    private final class Deeds implements Actions {
        @Override
        public void open(Location place) {
            editors.open(place);
        }

        @Override
        public void follow(String link, Exchange exchange) {
            CitedText.place(link, exchange.citations())
                    .ifPresentOrElse(found -> open(found.location()), () -> links.open(link));
        }

        @Override
        public void insert(String code) {
            context.insert(code);
        }

        @Override
        public void copy(String text) {
            ClipboardText.put(body.getDisplay(), text);
        }

        @Override
        public void decide(ApprovalRequest.Decision decision) {
            talk.decide(decision);
            composer.focus();
        }

        @Override
        public void again(Exchange exchange) {
            talk.ask(exchange.request());
        }
    }
}
