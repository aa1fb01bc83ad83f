package dev.rustaiide.app.git.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.workbench.FileMarks.Mark;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.Conflict;
import dev.rustaiide.system.git.integration.FileState;

class StatusMarksTest {
    private static void check(String letterAndWords, Change staged, Change working, Conflict conflict) {
        Mark mark = StatusMarks.mark(new FileState("a", staged, working, conflict));
        assertEquals(letterAndWords, mark.letter() + " " + mark.words());
    }

    @Test
    void a_mark_tells_what_is_most_in_need_of_attention() {
        check("! conflict, both modified", Change.NONE, Change.NONE, Conflict.BOTH_MODIFIED);
        check("U untracked", Change.NONE, Change.UNTRACKED, Conflict.NONE);
        check("M modified", Change.NONE, Change.MODIFIED, Conflict.NONE);
        check("M modified, partly staged", Change.ADDED, Change.MODIFIED, Conflict.NONE);
        check("A added, staged", Change.ADDED, Change.NONE, Conflict.NONE);
        check("D deleted", Change.NONE, Change.DELETED, Conflict.NONE);
    }
}
