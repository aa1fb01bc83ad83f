package dev.rustaiide.system.external.apis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.provenance.Blame;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.git.conflicts.ConflictedFile;
import dev.rustaiide.system.git.conflicts.MarkedConflict;
import dev.rustaiide.system.git.integration.Conflict;
import dev.rustaiide.system.git.messages.ConflictProposal;
import dev.rustaiide.system.git.messages.ConflictProposals;

/** A conflict that a server, which speaks OpenAI's protocol well or badly, proposes to resolve. */
class ConflictProposalTest {
    private static final String HEAD = "pub fn price(count: u32) -> u32 {\n";
    private static final String BASE = "    count * 10\n";
    private static final String OURS = "    count * 12\n";
    private static final String THEIRS = "    count.max(1) * 10\n";
    private static final String TAIL = "}\n\npub fn other() {}\n";
    private static final String MARKED = HEAD + "<<<<<<< HEAD\n" + OURS + "=======\n" + THEIRS + ">>>>>>> topic\n"
            + TAIL;
    private static final String BOTH = "    count.max(1) * 12\n";

    @TempDir
    Path temporary;
    private RewriteBench bench;
    private Path file;
    private ConflictProposals proposals;

    @BeforeEach
    void begin() throws Exception {
        bench = new RewriteBench(temporary);
        file = Files.writeString(bench.root.resolve("src/lib.rs"), MARKED);
        proposals = (ConflictProposals) RewriteBench.made(
                "dev.rustaiide.system.git.messages.internal.CheckedProposals", bench.rewriter, bench.syntax);
    }

    @AfterEach
    void end() throws Exception {
        bench.close();
    }

    private ConflictProposals.Asked asked(String base, String marked) {
        var conflicted = new ConflictedFile("src/lib.rs", Conflict.BOTH_MODIFIED, Optional.of(Text.of(HEAD + base
                + TAIL)), Optional.of(Text.of(HEAD + OURS + TAIL)), Optional.of(Text.of(HEAD + THEIRS + TAIL)), false,
                "main", "topic");
        MarkedConflict conflict = conflicted.marked(Text.of(marked)).getFirst();
        return new ConflictProposals.Asked(bench.root, Buffers.NONE, new SourceText(file, LanguageId.RUST, 0,
                Text.of(marked)), conflicted, conflict);
    }

    private ConflictProposal propose() throws Exception {
        return proposals.propose(asked(BASE, MARKED)).await(Asked.PATIENCE);
    }

    private Failure failure() {
        var failed = assertThrows(ExecutionException.class, this::propose);
        return ((FailureException) failed.getCause()).failure();
    }

    private Failure refused(String answer) {
        bench.server.only(RewriteBench.words(answer));
        return failure();
    }

    @Test
    void a_good_answer_is_shown_with_its_reason_and_becomes_one_edit() throws Exception {
        bench.server.says(RewriteBench.words("Your price and their least count.\n" + RewriteBench.block(BOTH)));
        ConflictProposal proposal = propose();
        assertEquals("Your price and their least count.", proposal.reason());
        assertTrue(proposal.author().contains("p/m"), proposal.author());
        assertEquals(BOTH, proposal.lines());
        assertEquals(HEAD + BOTH + TAIL, proposal.after().toString());
        assertEquals(1, proposal.changes().size());
        String sent = bench.server.requests.getFirst().text();
        assertTrue(sent.contains("Both began with") && sent.contains("count * 10"), sent);
        assertEquals(MARKED, Files.readString(file), "nobody has taken it");
        proposal.rewrite().orElseThrow().accept("somebody").await();
        assertEquals(1, bench.provenance.blame(file, proposal.after()).count(Blame.State.ACCEPTED));
    }

    @Test
    void an_answer_with_markers_in_it_is_refused() {
        assertEquals("It left conflict markers.", refused(RewriteBench.block("<<<<<<< HEAD\n" + OURS + "=======\n"
                + THEIRS + ">>>>>>> topic\n")).why());
        assertEquals("It left conflict markers.", refused(RewriteBench.block(BOTH + ">>>>>>> topic\n")).why());
    }

    @Test
    void an_answer_that_is_no_code_is_refused_though_the_markers_were_worse() {
        Failure failure = refused(RewriteBench.block("    count.max(1 * 12\n"));
        assertTrue(failure.why().contains("syntax errors"), failure.toString());
    }

    @Test
    void garbage_nothing_and_talk_are_refused_with_the_reason() throws Exception {
        assertTrue(refused("Take ours, it is better.").why().contains("Take ours"));
        assertTrue(refused(RewriteBench.block(BOTH) + "or\n" + RewriteBench.block(OURS)).why().contains("2 blocks"));
        assertFalse(refused("").why().isBlank());
        bench.server.only(out -> ProviderServer.write(out, ProviderServer.head(200, "text/event-stream")
                + "data: {\"choices\":[{\"ind\n\ndata: \u0000\u0001\n\n"));
        assertFalse(failure().why().isBlank());
        assertEquals(MARKED, Files.readString(file));
    }

    @Test
    void an_answer_without_an_end_is_given_up() {
        bench.server.only(out -> {
            ProviderServer.write(out, ProviderServer.head(200, "text/event-stream"));
            while (true) {
                ProviderServer.write(out, ProviderServer.sse(OpenAiDialectTest.text("again and again ".repeat(500))));
            }
        });
        assertFalse(failure().why().isBlank());
    }

    @Test
    void without_a_model_words_are_merged_and_it_says_why_they_can_be() throws Exception {
        bench.asked.network.gate().setOpen(false);
        ConflictProposal proposal = propose();
        assertEquals(BOTH, proposal.lines());
        assertEquals(HEAD + BOTH + TAIL, proposal.after().toString());
        assertTrue(proposal.rewrite().isEmpty());
        assertTrue(proposal.reason().startsWith("The sides changed other words: ours “10” to “12”; theirs nothing to"
                + " “.max(1)”. No model was asked: "), proposal.reason());
        assertEquals(List.of(), bench.server.requests);
    }

    @Test
    void without_a_model_and_with_the_same_words_changed_it_says_which() throws Exception {
        bench.asked.network.gate().setOpen(false);
        String marked = MARKED.replace(THEIRS, "    count * 15\n");
        var failed = assertThrows(ExecutionException.class, () -> proposals.propose(asked(BASE, marked))
                .await(Asked.PATIENCE));
        Failure failure = ((FailureException) failed.getCause()).failure();
        assertEquals("No model can write code now.", failure.what());
        assertTrue(failure.why().contains("What both sides began with is not known") || failure.why().contains(
                "“10”, ours to “12” and theirs to “15”"), failure.why());
    }
}
