package dev.rustaiide.app.assistant.internal.view;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Citation;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.assistant.internal.talk.Exchange;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Themes;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

/** The conversation by itself, to look at: {@code Gallery LIGHT|DARK OUT.png question|agent|beginning}. */
final class Gallery {
    private static final Path ROOT = Path.of("/work/shapes");

    private Gallery() {}

    public static void main(String[] arguments) throws Exception {
        Display display = new Display();
        Shell shell = new Shell(display, SWT.NO_TRIM);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        shell.setLayout(layout);
        shell.setBounds(0, 0, 420, 840);
        Look look = look(ThemeChoice.valueOf(arguments[0]));
        shell.setBackground(look.color(Token.BACKGROUND));
        if (arguments[2].equals("beginning")) {
            Beginning beginning = new Beginning(shell, look, id -> { });
            beginning.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
            beginning.update(new Answerer(Icon.SEARCH, Token.MUTED, "Search and index",
                    ""), true, true);
        } else {
            Syntax syntax = (Syntax) Class.forName("dev.rustaiide.ai.code.analysis.internal.TreeSitterSyntax")
                    .getMethod("keepingLibrariesIn", Path.class)
                    .invoke(null, Path.of(System.getProperty("java.io.tmpdir"), "chat-gallery"));
            Transcript transcript = new Transcript(shell, look, syntax, new NoActions(), new Ui(display));
            transcript.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
            transcript.show(arguments[2].equals("agent") ? List.of(agent()) : List.of(question()));
        }
        shell.open();
        save(shell, Path.of(arguments[1]));
        display.dispose();
    }

    static Exchange question() {
        Exchange exchange = Exchange.begin(Instant.EPOCH, Request.question("Where do we retry uploads, and how often?"));
        List<Citation> cited = List.of(cited("src/upload.rs:12-31", "says retry, upload"), cited("src/net/backoff.rs:7",
                "is called by it"));
        return exchange.with(new Turn(exchange.request(), """
                Uploads are retried in `retry_upload`, see src/upload.rs:12-31. It asks **at most five times** and \
                waits longer each time, by the schedule of `src/net/backoff.rs:7`:

                ```rust
                pub fn retry_upload(file: &Path, attempts: u32) -> Result<Receipt, UploadError> {
                    for attempt in 0..attempts {
                        match upload(file) {
                            Ok(receipt) => return Ok(receipt),
                            Err(error) if error.is_permanent() => return Err(error), // nothing to wait for here, go
                            Err(_) => sleep(backoff(attempt)),
                        }
                    }
                    Err(UploadError::TooOften)
                }
                ```

                What it does not do:

                - it does not keep the parts that arrived
                - it ignores `Retry-After`
                """, cited, List.of(), List.of(), new Author.Search(), Turn.Ending.DONE, "",
                new Spent(0, 0, Duration.ofMillis(412), 0)));
    }

    private static Citation cited(String mention, String why) {
        Path file = ROOT.resolve(mention.replaceFirst(":.*", ""));
        return new Citation(new Location(file, Range.of(11, 0, 30, 1)), mention, why);
    }

    static Exchange agent() {
        Exchange exchange = Exchange.begin(Instant.EPOCH, Request.work("Honour Retry-After in uploads, with a test"));
        List<TurnEvent> events = new ArrayList<>();
        events.add(new TurnEvent.Answering(new Author.Model("local/qwen3", "Qwen3 8B", true)));
        events.add(new TurnEvent.Planned(List.of(new Turn.PlanItem("Read how uploads are retried", true),
                new Turn.PlanItem("Take the pause from the answer's header where there is one", true),
                new Turn.PlanItem("Write a test with a server that asks for a pause", false))));
        events.add(new TurnEvent.Stepped(step(1, "read_file", AgentTool.Effect.READ, "src/upload.rs",
                ToolStep.State.DONE, "48 lines")));
        events.add(new TurnEvent.Stepped(step(2, "edit_file", AgentTool.Effect.EDIT, "src/upload.rs",
                ToolStep.State.DONE, "1 place changed")));
        events.add(new TurnEvent.Stepped(step(3, "cargo", AgentTool.Effect.RUN, "cargo check", ToolStep.State.FAILED,
                "1 error")));
        ToolStep asked = step(4, "cargo", AgentTool.Effect.RUN, "cargo test --package upload --lib retry",
                ToolStep.State.WAITING, "");
        events.add(new TurnEvent.Piece("The pause comes from the header now. I run the tests."));
        events.add(new TurnEvent.Used(new Spent(11_204, 812, Duration.ofSeconds(48), 4)));
        events.add(new TurnEvent.Wanted(new ApprovalRequest() {
            @Override
            public ToolStep step() {
                return asked;
            }

            @Override
            public String why() {
                return "Programs of the folder run only when you say so (assistant.tools.run = ask).";
            }

            @Override
            public void answer(Decision decision) {
                throw new IllegalStateException("nobody is there");
            }
        }));
        for (TurnEvent event : events) {
            exchange = exchange.with(event);
        }
        return exchange;
    }

    private static ToolStep step(int number, String tool, AgentTool.Effect effect, String subject,
            ToolStep.State state, String outcome) {
        return new ToolStep(number, tool, effect, subject, state, outcome, "", List.of());
    }

    static Look look(ThemeChoice theme) throws ReflectiveOperationException {
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        ((Themes) look).choose(theme);
        return look;
    }

    /** Lets everything be drawn, and keeps what it looks like. */
    static void save(Shell shell, Path file) {
        Display display = shell.getDisplay();
        long end = System.currentTimeMillis() + 1_200;
        while (System.currentTimeMillis() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        Image image = new Image(display, shell.getSize().x, shell.getSize().y);
        GC gc = new GC(shell);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {image.getImageData(100)};
        loader.save(file.toString(), SWT.IMAGE_PNG);
        image.dispose();
    }
}
