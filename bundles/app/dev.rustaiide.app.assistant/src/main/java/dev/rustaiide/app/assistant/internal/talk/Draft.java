package dev.rustaiide.app.assistant.internal.talk;

import dev.rustaiide.foundation.serialization.Json;

/**
 * What people have begun to write.
 *
 * @param isWork whether it is work for an agent
 * @param talk the id of the conversation that it belongs to; empty for one that has not begun
 */
public record Draft(String text, boolean isWork, String talk) {
    static final Draft NOTHING = new Draft("", false, "");

    Draft withText(String words) {
        return new Draft(words, isWork, talk);
    }

    Draft withWork(boolean work) {
        return new Draft(text, work, talk);
    }

    Draft withTalk(String id) {
        return new Draft(text, isWork, id);
    }

    Json write() {
        return Json.object().put("text", text).put("work", isWork).put("talk", talk).build();
    }

    static Draft read(Json json) {
        return new Draft(json.string("text", ""), json.flag("work", false), json.string("talk", ""));
    }
}
