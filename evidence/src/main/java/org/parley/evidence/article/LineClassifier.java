package org.parley.evidence.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line of an article's page is when it is not the story: told by its words alone. */
final class LineClassifier {

    private static final int I = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String NAME = "(?-i:\\p{Lu})[\\p{L}.'’-]*(?: (?:de|der|van|von|al|bin|ibn|la|le) )?";
    private static final String DAY =
            "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\\d{1,2}(?:st|nd|rd|th)?\\.? \\p{Lu}\\p{L}{2,8}\\.?,? \\d{4}|\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2},? \\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})";

    private static final List<LineRule> RULES = List.of(
            LineRule.of(
                    Furniture.SKIP_LINK,
                    "^(?:skip|jump|go) (?:straight )?to (?:the )?(?:main |page )?(?:content|navigation|menu|search|article|text|main|story)\\b.{0,20}$"),
            LineRule.of(
                    Furniture.TIP_REQUEST,
                    "\\b(?:submit|send|share)\\b.{0,60}\\b(?:story idea|tip|tips)\\b|\\bstory idea\\b|^(?:do you have|got|have) (?:a|any) (?:news )?tip|^(?:do you )?know (?:something|more) (?:about|on)|\\b(?:contact|reach|write to|call) (?:our|the) (?:newsroom|news ?desk|reporters?|tip ?line)\\b|^(?:seen|heard|know) something\\b.{0,60}|\\b(?:tell|write to|ring) (?:our|the) (?:desk|newsroom|editors?)\\b|^tell us (?:what|more|your)|\\btips@|\\bconfidential(?:ly)? tip|^(?:are you|were you) (?:affected|involved|there)\\b.*\\?"),
            LineRule.of(
                    Furniture.COMMENT_RULES,
                    "\\bbe part of the conversation\\b|^(?:join|have your|add to) (?:the )?(?:talk|say|debate)\\b.{0,20}$|\\bglad to hear from (?:you|readers)\\b|^\\d+ comments?\\b.{0,90}$|\\b(?:keep it|stay|be) (?:polite|civil|kind|respectful)\\b|\\bkeep (?:your )?comments\\b|\\bcommunity guidelines\\b|\\bforum for (?:civil|constructive|open)\\b|^comments?(?: \\(\\d+\\))?$|\\bcomments (?:are|will be|must|that|may be|on this)\\b.{0,80}\\b(?:moderat|closed|remov|respect|civil|review|delet)|^(?:please )?(?:log|sign) in to (?:post|leave|join|comment)|^(?:join|start) the (?:conversation|discussion)|^leave a (?:comment|reply)|\\b(?:house|comment(?:ing)?) rules\\b|^be the first to comment|\\bcommenters?\\b.{0,60}\\brules?\\b|\\bour rules for comments?\\b|^(?:add|post|write|view) (?:a |your |all )?comments?\\b"),
            LineRule.of(
                    Furniture.CONTRIBUTORS,
                    "\\bcontributed (?:to (?:this|the) (?:report|article|story)|reporting|from)\\b|^\\(?(?:additional |with )?reporting (?:by|from)\\b|^\\(?(?:edited|editing|compiled|writing|translated|produced) by\\b|^with (?:additional )?(?:reporting|files|material) (?:by|from)\\b|\\bhelped (?:with|to) report\\b"),
            LineRule.of(
                    Furniture.TOPIC,
                    "^BC-[\\p{Lu}-]+.{0,40}$|^(?:(?-i:\\p{Lu})[\\p{L}]++-){2,40}+(?-i:\\p{Lu})[\\p{L}]+$|^(?:article )?topics?(?: follows)?\\s*:|^(?:tags?|filed (?:under|in)|categor(?:y|ies)|keywords?|section|subjects?|more (?:on|about)|in this (?:story|section))\\s*:|^(?:filed under|posted in|tagged)\\b.{0,80}$"),
            LineRule.of(
                    Furniture.WIRE_TAIL,
                    "^the-[\\p{L}]+-wire$|^(?:™|©|\\(c\\) (?=\\d{4}|.*\\b(?:rights|cooperative|news|media|agency|press|ltd|inc|wire)\\b)|copyright\\b).{0,200}$|\\ball rights reserved\\b|^[-–—(*#/ ]*+(?:ends?|more|30)[-–—*#/ )]*+$|^(?:statement ends|end of (?:statement|text|message|release))\\.?$|^[-–—# *]*30[-–—# *]*$|^#{2,}.*$|^(?:mfl|mtf|kna|okn|nnnn)\\b.{0,40}$|^[-–—*]{2,}$|^\\([\\p{Lu}/]{2,12}\\)$|^[a-z]{2,3}(?:/[a-z]{2,3}){1,40}+$|^[\\p{Lu}\\d-]+ \\d{4} ?(?:GMT|UTC|CET)$|^[\\p{Lu}]{2,4}-\\d\\d-\\d\\d-\\d\\d \\d{4}.{0,6}$|^distributed by\\b|^this (?:material|article|content|story) (?:may not|is (?:republished|distributed|licensed|provided))"),
            LineRule.of(
                    Furniture.CREDIT,
                    "^\\(?(?:(?:file |stock )?(?:photo(?:graph)?|foto|picture|image|credit|illustration|graphic|video))s?(?: credit)?(?: ?[:/]| by | courtesy | from ).{2,90}$|^[\\p{L} .'’-]{2,50}/ ?(?:AP|AFP|EPA|Reuters|Getty(?: Images)?|Pool|Handout|[\\p{Lu}][\\p{L} ]{1,30})\\)?$|^(?:handout|file photo|archive photo|getty images|via .{2,30})\\.?$|^©? ?"
                            + NAME + " " + NAME + " ?/ ?.{2,30}$"),
            LineRule.of(
                    Furniture.CAPTION,
                    "^(?:caption|pictured|above|below|left|right|from left|in this (?:file )?(?:photo|picture|image))\\b ?[:,].{10,}|\\bis (?:seen|pictured) in (?:this|a) (?:file|undated)\\b|\\((?:[\\p{L}]+ ){0,3}(?:photo|picture|image|foto)(?: by|:| courtesy|/) ?[^)]{2,60}\\)\\.?$|\\b(?:photo(?:graph)?|picture|image|foto): [\\p{L} .'’/-]{3,50}$|\\b(?:file|archive) (?:photo|picture)\\.?\\)?$"),
            LineRule.of(
                    Furniture.NAVIGATION,
                    "^(?:jump to comments|read (?:more|next|also|the full|full)|see also|related(?: (?:articles?|stories|links?|content|coverage))?|more (?:stories|news|from|top stories|headlines|like this)|most (?:read|popular|viewed)|trending(?: now)?|you (?:may|might) (?:also )?like|recommended(?: for you)?|share(?: this| on| article| via|$)|print(?: this)?(?: article| page)?$|e-?mail(?: this)?$|follow us|back to top|next (?:article|story)|previous (?:article|story)|menu|search|home$|log ?in$|sign ?in$|subscribe$|watch live|listen(?: live| now)|latest (?:news|headlines|stories)|top stories|don[’']t miss|editors?[’'] picks?|save for later|copy link|facebook|twitter|whatsapp|tweet)\\b.{0,90}$"),
            LineRule.of(
                    Furniture.NAVIGATION,
                    "^(?:[\\p{L}&’' -]{2,25}+ ?[|·•›»>/] ?){2,60}+[\\p{L}&’' -]{0,40}$|^(?:home|news|start) ?[›»>|/].{0,80}$|^[↑↓←→▶►].{0,40}$|^.{0,40}[↑↓←→▶►]$"),
            LineRule.of(
                    Furniture.BYLINE,
                    "^(?:posted |published |written |words |story |text |report )?by:? " + NAME
                            + "(?:[ ,&/|–—-]+.{0,250})?(?<![.!?”])$|^(?:published|updated|posted|last (?:updated|modified|edited)|first published|created|issued|date|released|modified)\\b ?:?(?: on| at)? .{4,70}$|^"
                            + DAY
                            + "(?:[ ,|·–—-]+(?:at )?\\d{1,2}[:.]\\d{2}.{0,30})?$|^\\d{1,2}[:.]\\d{2}(?: ?[ap]\\.?m\\.?)?,? .{0,12}"
                            + DAY
                            + ".{0,20}$|^(?:from )?our (?:own )?(?:correspondent|reporter|staff)s?(?: in .{2,30})?$|^[\\p{L} ]{2,30} (?:newsource|staff(?: writers?| reporters?)?|news ?desk|newsroom|reporters?|correspondent)$|^(?:\\d{1,2}|one|two|three|four|five|six) ?-?min(?:ute)?s? read$|^author profile\\b(?! photo).{0,60}$|^(?:text|words|story|report): .{2,50}$|^(?:\\p{Lu}\\p{L}+ ){1,3}(?:news )?(?:cooperative|agency|wire)$|^(?:(?-i:\\p{Lu})[\\p{L}.]+ ){1,3}(?-i:\\p{Lu})[\\p{L}]+, (?:[\\p{L}]+ )?(?:correspondent|reporter|editor|writer)\\b.{0,80}$|^about the author\\b|^"
                            + NAME + " " + NAME
                            + "(?: is| covers| reports| writes) (?:a|the|our|for|about|on|from)\\b.{0,160}\\b(?:report|correspond|editor|cover|writ|newspaper|desk|politic|labour|labor|business|staff).{0,100}$"),
            LineRule.of(
                    Furniture.CORRECTION,
                    "^(?:corrections?|clarifications?|corrected version|amendment|editor[’']?s[’']? note)s?\\b ?[:(,.–—-].*|^this (?:article|story|page|report|version|piece|post)(?:[’']s headline)? (?:was|has been|is) (?:first |last |since )?(?:updated|amended|corrected|changed|edited|revised|clarified)\\b.*|^(?:an? )?(?:earlier|previous|prior|original) versions? of this\\b.*|^the (?:headline|caption|picture|photo(?:graph)?|graphic|map|standfirst)s? (?:of|on|above|with|to) this (?:article|story|report)\\b.*\\b(?:was|has been|have been|were)\\b.*|^(?:due to|because of|owing to) (?:an? )?(?:editing|production|transcription|translation|reporting) errors?\\b.*|^we (?:have |are happy to )?(?:corrected|amended|clarified|updated) (?:this|the)\\b.*|^(?:we )?(?:apologise|apologize|regret)s? (?:for )?the errors?\\b.*"),
            LineRule.of(
                    Furniture.SIGN_UP,
                    "\\b(?:sign up|subscribe|register)\\b.{0,60}\\b(?:newsletters?|briefing|alerts?|e-?mails?|inbox|updates?|digest|today|now|free|digital|edition)\\b|\\bour (?:free )?(?:daily |weekly |morning |evening )?newsletters?\\b|\\bcookies?\\b.{0,80}\\b(?:site|use|accept|consent|experience|settings|browser)|\\b(?:we|site|page) uses? cookies\\b|^(?:accept|reject|manage|allow)(?: all)? (?:cookies|preferences|choices|settings)$|^accept all$|\\bwe (?:value|respect) your privacy\\b|\\b(?:delivered|straight|sent|direct) to your inbox\\b|^(?:get|receive) (?:the |our |all )?.{0,60}\\b(?:inbox|newsletter|by e-?mail|every morning|each morning)\\b.{0,60}$|^enter your e-?mail\\b.*|^already (?:a )?(?:subscriber|member|registered)\\b.*|^(?:you have|you[’']ve) (?:reached|read|used) .{0,60}\\b(?:free|limit|articles?)\\b.*|^download (?:our|the) .{0,40}\\bapp\\b.*|^(?:privacy (?:policy|notice|settings)|terms (?:of (?:use|service)|and conditions))\\b.{0,80}$|^(?:support (?:our|independent|local) journalism|become a (?:member|supporter|subscriber)|donate)\\b.{0,160}"),
            LineRule.of(
                    Furniture.WIRE_TAIL,
                    "^\\((?-i:Adds|Updates|Corrects|Recasts|Clarifies|Rewrites|Removes|Incorporates)\\b.{3,200}\\)$|^(?-i:ADDS|UPDATES|CORRECTS|RECASTS|CLARIFIES|SUBS|TRIMS)\\b.{3,200}$|^(?:eds?|editors|attention|urgent|precede|slug)\\b ?[:.-] .{3,240}$|^(?:more to (?:come|follow)|developing(?: story)?|to be updated|with (?:photos?|graphics?|video)|endit|ends it)\\b.{0,40}$"),
            LineRule.of(
                    Furniture.NAVIGATION,
                    "^(?:(?:also|more|elsewhere) in [^:.]{2,40}|(?:in )?(?:tomorrow|next week)(?:[’']s)?(?: [^:.]{2,30})?|coming up|read more|also read|read also|see also|related|more|watch|listen|podcast|video|gallery|photos|in pictures|live blog|quiz|from the archives?|in case you missed it|go deeper|elsewhere) ?[:|»›>] ?.{3,160}$|^(?:share|save|bookmark|gift|listen to|print|cite|comment on) this (?:article|story|page|post|report)\\b.{0,40}$|^(?:share|tweet|save|print|copy link|bookmark|comment)$|^(?:(?:share|tweet|facebook|twitter|x|whatsapp|linkedin|telegram|reddit|e-?mail|mail|print|copy(?: link)?|save|instagram|bluesky|mastodon)(?: ?[|·•,/] ?| |$)){2,40}+$|^follow (?:us|her|him|them|the [\\p{L}]+|.{2,40}) on (?:x|twitter|facebook|instagram|whatsapp|telegram|mastodon|bluesky|social media)\\b.{0,60}$|^(?:click|tap) (?:here|to)\\b.{0,80}$"),
            LineRule.of(
                    Furniture.BYLINE,
                    "^(?:just now|yesterday|\\d{1,2} (?:second|minute|min|hour|hr|day|week|month)s? ago)$|^(?:updated|published|posted|modified) (?:just now|yesterday|\\d{1,2} (?:minute|min|hour|hr|day|week|month)s? ago)\\b.{0,60}$|^\\d{1,2}[:.h]\\d{2}(?: ?[ap]\\.?m\\.?)?(?: ?(?:GMT|UTC|CET|CEST|EST|EDT|BST|local time))?$|^"
                            + NAME + " " + NAME
                            + " (?:has (?:covered|written about|reported (?:on|from))\\b.{0,200}|(?:is|works|joined|covers?|reports (?:on|from|for)|writes (?:about|for))\\b.{0,200}\\b(?:reporter|correspondent|columnist|staff writer|newsroom)\\b.{0,160})$|^(?:e-?mail|contact|write to|reach) (?:the (?:author|reporter|writer)|"
                            + NAME + " (?:" + NAME + " )?)(?:at|on|via)?\\b.{0,80}$"),
            LineRule.of(
                    Furniture.OTHER,
                    "^author profile photo$|^(?:advertisement|sponsored(?: content)?|promoted)\\b.{0,30}$|^(?:note to editors|notes? (?:to|for) editors|update)s?\\b ?[:(,.–—-].*|^(?:note|notes) (?:to|for) (?:the )?editors?s?:?$|^(?:media|press|for (?:more|further)|contacts?|enquiries|press office)\\b.{0,40}(?:contact|enquir|inquir|information|office|:).{0,150}$|^(?:tel|phone|e-?mail|fax|web|website)\\b ?[:.].{3,80}$|^[\\w.+-]+@[\\w-]+\\.[\\w.]+$|^(?:this (?:article|story|page|report|version) (?:was|has been) (?:updated|amended|corrected|changed|edited|produced|generated|published)).{0,260}$|^(?:loading|please wait|enable javascript).{0,80}$|\\b(?:enable|requires?|turn on) javascript\\b|^(?:embargo|embargoed|for (?:immediate|general) release|press release|media release|not for publication|under embargo)\\b.{0,80}$|^slug ?:.*|^[\\p{Lu}]{2,4}\\d{2,5} \\d.{0,24}$|^[a-z] [a-z] (?-i:\\p{Lu}){2,4}-\\w{2,6}.{0,12}$"));

    /** Place, date and agency before the first sentence: needs a place in capitals or an agency in brackets. */
    private static final Pattern DATELINE = Pattern.compile("^(?:"
            + "(?:(?:\\p{Lu}[\\p{Lu}.'’]++(?:-\\p{Lu}[\\p{Lu}.'’]*+){0,6}+(?: (?=\\p{Lu}{2}))?+){1,12}+(?:, (?:\\p{Lu}[\\p{L}.]{1,30} ?){1,3})?(?:,? (?:\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}|\\d{1,2} \\p{Lu}\\p{L}{2,8}\\.?)(?:,? \\d{4})?)?(?: ?\\([\\p{L} ./&’'-]{2,30}\\))?)"
            + "|(?:(?:\\p{Lu}[\\p{L}.'’-]{1,30} ?){1,3}(?:, (?:\\p{Lu}[\\p{L}.]{1,30} ?){1,3})?(?:,? (?:\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}|\\d{1,2} \\p{Lu}\\p{L}{2,8}\\.?)(?:,? \\d{4})?)? ?\\([\\p{L} ./&’'-]{2,30}\\))"
            + "|(?:\\([\\p{Lu}][\\p{L} ./&’'-]{1,30}\\))"
            + "|(?:(?:\\p{Lu}[\\p{L}.'’-]{1,30} ?){1,3}, (?:\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}|\\d{1,2} \\p{Lu}\\p{L}{2,8}\\.?)(?:,? \\d{4})?)"
            + ") ?(?:—|–|--|-) ?(?=\\S)");

    private static final Pattern MARKUP =
            Pattern.compile("</?[a-zA-Z][^<>]{0,300}+>(?:\\s*+</?[a-zA-Z][^<>]{0,300}+>)*+");

    /** What an asterisk or a bracket opens is often a note. */
    private static final Pattern BULLET = Pattern.compile("^(?:[*•▪·†_]+|\\() ?(?=\\p{L})");

    private static final Pattern LIST = Pattern.compile(
            "^(?:(?:read|see) (?:more|next|also)|also read|related(?: (?:articles?|stories|links?|content|coverage|topics?|reading))?"
                    + "|more (?:stories|news|headlines|on this(?: story)?|like this|from (?:the |our )?[\\p{L} ]{2,30}|in [\\p{L} ]{2,20})"
                    + "|(?:the )?most (?:read|popular|viewed|shared|commented)(?: (?:today|this week|now|stories|articles))?"
                    + "|trending(?: now)?|popular(?: now| stories)?|top (?:stories|picks)|latest(?: (?:news|headlines|stories))?"
                    + "|further reading|elsewhere(?: in .{2,30})?|what to read next|recommended(?: for you)?|you (?:may|might) (?:also )?like"
                    + "|don[’']t miss|editors?[’'] picks?|in other news|also in (?:the )?.{2,30}|from (?:our|the) archives?) ?:?$",
            I);

    /** Longer lines than this are prose, unless they begin as a note on what was corrected does. */
    private static final int LONG = 420;

    private LineClassifier() {}

    /** The reason why a line is furniture, where its words show it. */
    static Optional<Furniture> reason(String line) {
        String words = line.strip();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (words.length() > LONG) {
            String start = BULLET.matcher(words.substring(0, LONG)).replaceFirst("");
            return byRule(start).filter(reason -> reason == Furniture.CORRECTION);
        }
        Optional<Furniture> plain = byRule(words);
        Matcher bullet = BULLET.matcher(words);
        return plain.isPresent() || !bullet.find() ? plain : byRule(words.substring(bullet.end()));
    }

    /** Whether a line stands over a list of links, and nothing else is on it. */
    static boolean opensList(String line) {
        return LIST.matcher(line.strip()).find();
    }

    private static Optional<Furniture> byRule(String words) {
        return RULES.stream()
                .filter(rule -> rule.fits(words))
                .map(LineRule::reason)
                .findFirst();
    }

    /** How many characters of a paragraph are its dateline. */
    static int dateline(String paragraph) {
        Matcher found = DATELINE.matcher(paragraph);
        return found.find() ? found.end() : 0;
    }

    /** Markup left in scraped text, as ranges of the line. */
    static List<int[]> markup(String line) {
        List<int[]> out = new ArrayList<>();
        Matcher found = MARKUP.matcher(line);
        while (found.find()) {
            out.add(new int[] {found.start(), found.end()});
        }
        return out;
    }
}
