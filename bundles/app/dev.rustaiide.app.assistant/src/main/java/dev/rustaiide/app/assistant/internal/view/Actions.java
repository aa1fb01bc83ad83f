package dev.rustaiide.app.assistant.internal.view;

import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.app.assistant.internal.talk.Exchange;
import dev.rustaiide.foundation.types.Location;

/** What can be done from what is shown of a conversation. UI thread only. */
interface Actions {
    void open(Location place);

    /** Follows a link that the answer of {@code exchange} has. */
    void follow(String link, Exchange exchange);

    /** Puts {@code code} where the caret of the editor is. */
    void insert(String code);

    void copy(String text);

    void decide(ApprovalRequest.Decision decision);

    /** Asks the same again. */
    void again(Exchange exchange);
}
