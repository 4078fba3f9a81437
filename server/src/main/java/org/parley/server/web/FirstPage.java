package org.parley.server.web;

import java.util.UUID;
import org.parley.server.talks.Course;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** The first page of talks, and what can be said to all from there. */
@Controller
final class FirstPage {

    private final TalksRecord record;

    FirstPage(TalksRecord record) {
        this.record = record;
    }

    @GetMapping("/talks/{talks}")
    Page<First> show(Asker asker) {
        First first = asker.as(tx -> First.of(record.seen(tx, asker.me()), asker.me(), tx.now()));
        return new Page<>("first", "first.title." + first.reader(), first);
    }

    /** The mediation says something to all. */
    @PostMapping("/talks/{talks}/announcements")
    RedirectView announce(Asker asker, @RequestParam UUID id, @RequestParam String words) {
        asker.as(tx -> record.add(tx, asker.me(), "common", id, new Course.Announced(words)));
        return SeeOther.to("/talks/" + asker.me().talks());
    }

    /** A monitor reports to all. */
    @PostMapping("/talks/{talks}/reports")
    RedirectView report(Asker asker, @RequestParam UUID id, @RequestParam String words) {
        asker.as(tx -> record.add(tx, asker.me(), "common", id, new Course.Reported(words)));
        return SeeOther.to("/talks/" + asker.me().talks());
    }
}
