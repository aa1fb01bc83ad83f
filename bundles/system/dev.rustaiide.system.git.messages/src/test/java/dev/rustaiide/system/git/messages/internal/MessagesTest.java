package dev.rustaiide.system.git.messages.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.Conflict;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.Unfinished;
import dev.rustaiide.system.git.messages.CommitMessages.Draft;
import dev.rustaiide.system.git.messages.CommitMessages.Kind;

/** The host's part, with models that say what the test says. */
class MessagesTest {
    private static final BackendId MODEL = new BackendId("test", "small");

    private final List<Prompt.Chat> asked = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<FileState> files = new ArrayList<>(List.of(
            new FileState("src/lib.rs", Change.MODIFIED, Change.NONE, Conflict.NONE)));

    private Draft draft(Kind kind) throws Exception {
        return new PromptedMessages(new Scripted(), answering(RepositoryStates.class), answering(Staging.class),
                new Redacting()).draft(Path.of("/repo"), kind).await();
    }

    private <T> T answering(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> switch (method.getName()) {
                    case "status" -> Call.of(new RepositoryStatus(Path.of("/repo"), new Head(Optional.of("main"),
                            Optional.empty(), Optional.empty(), 0, 0), Unfinished.NOTHING, Optional.empty(), files));
                    case "versions" -> Call.of(new FileVersions((String) arguments[1], Text.of("fn a() {}\n"),
                            Text.of("fn a() {}\nfn token() -> &'static str { \"s3cr3t-value\" }\n"),
                            Text.EMPTY, false));
                    default -> throw new IllegalStateException("nobody asks for " + method);
                }));
    }

    private final class Scripted implements Orchestrator {
        @Override
        public Route route(ModelTask task) {
            return answers.isEmpty() ? new Route(List.of()) : new Route(List.of(new Route.Candidate(MODEL, "Small",
                    true, true, "It is the only one.")));
        }

        @Override
        public Call<Answer> generate(ModelTask task, Prompt prompt, Decoding decoding,
                Consumer<String> pieces) {
            asked.add((Prompt.Chat) prompt);
            return Call.of(new Answer(new Generation(answers.get(asked.size() - 1), List.of(),
                    Generation.Ending.COMPLETE, 0, 0, 0), MODEL, List.of()));
        }
    }

    private static final class Redacting implements Redactor {
        @Override
        public String redact(String text) {
            return text.replace("s3cr3t-value", "***");
        }

        @Override
        public void learn(Secret secret) {
            throw new IllegalStateException("there is nothing to learn");
        }
    }

    @Test
    void without_a_model_it_is_a_template_that_says_so() throws Exception {
        Draft draft = draft(Kind.MESSAGE);
        assertTrue(draft.isTemplate());
        assertEquals("Change src/lib.rs", draft.text());
        assertTrue(draft.note().startsWith("A template"), draft::note);
        files.add(new FileState("src/main.rs", Change.ADDED, Change.NONE, Conflict.NONE));
        assertEquals("Change 2 files in src\n\n- modified src/lib.rs (+1 −0)\n- added src/main.rs (+1 −0)",
                draft(Kind.MESSAGE).text());
    }

    @Test
    void what_a_model_writes_is_put_into_the_form_of_a_message() throws Exception {
        answers.add("Sure, here it is:\n```\nAdd a token.\n\nIt is what the server asks for, and it has been missing"
                + " since the first version of this library.\n```");
        Draft draft = draft(Kind.MESSAGE);
        assertEquals("Add a token\n\nIt is what the server asks for, and it has been missing since the first\n"
                + "version of this library.", draft.text());
        assertEquals(MODEL.toString(), draft.author());
    }

    @Test
    void an_answer_that_tells_of_other_files_is_asked_for_again_and_then_given_up() throws Exception {
        answers.addAll(List.of("Mend src/other.rs", "Add a token to src/lib.rs"));
        assertEquals("Add a token to src/lib.rs", draft(Kind.MESSAGE).text());
        assertEquals(4, asked.getLast().messages().size());
        asked.clear();
        answers.clear();
        answers.addAll(List.of("Mend src/other.rs", ""));
        Draft draft = draft(Kind.MESSAGE);
        assertTrue(draft.isTemplate());
        assertTrue(draft.note().contains("cannot be used"), draft::note);
    }

    @Test
    void no_model_is_shown_a_secret() throws Exception {
        answers.add("Add a token");
        files.add(new FileState("deploy/.env", Change.ADDED, Change.NONE, Conflict.NONE));
        draft(Kind.MESSAGE);
        String shown = asked.getFirst().messages().stream().map(Message::text).reduce("", String::concat);
        assertFalse(shown.contains("s3cr3t"), shown);
        assertTrue(shown.contains("deploy/.env may hold secrets"), shown);
        assertTrue(shown.contains("+fn token()"), shown);
    }

    @Test
    void control_characters_and_comments_of_git_are_taken_out() {
        assertEquals("Say why", AnswerCheck.of("# Say why\u001b[31m\n", "", Kind.MESSAGE, false).text());
        assertFalse(AnswerCheck.of("word ".repeat(30), "", Kind.MESSAGE, false).isUsable());
        assertFalse(AnswerCheck.of("```\n```", "", Kind.SUMMARY, false).isUsable());
    }
}
