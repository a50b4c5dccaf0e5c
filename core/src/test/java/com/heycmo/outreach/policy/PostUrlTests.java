package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostUrlTests {

    private static final String POST = "https://www.linkedin.com/feed/update/urn:li:activity:7100000000000000001";

    @ParameterizedTest
    @ValueSource(
            strings = {
                POST,
                POST + "/",
                "linkedin.com/feed/update/urn:li:activity:7100000000000000001",
                "https://m.linkedin.com/feed/update/urn:li:activity:7100000000000000001",
                "https://touch.linkedin.com/feed/update/urn:li:activity:7100000000000000001",
                "https://de.linkedin.com/feed/update/urn:li:activity:7100000000000000001/",
                "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7100000000000000001",
                "https://www.linkedin.com/feed/update/urn%3ali%3aactivity%3a%37100000000000000001/",
                "https://www.linkedin.com/feed/update/URN:LI:Activity:7100000000000000001",
                "https://www.linkedin.com/feed/update/activity:7100000000000000001",
                "https://www.linkedin.com/feed/update/activity%3A7100000000000000001/",
                "https://www.linkedin.com/embed/feed/update/urn:li:activity:7100000000000000001",
                "https://www.linkedin.com/embed/feed/update/urn:li:activity:7100000000000000001?collapsed=1",
                "https://www.linkedin.com/embed/feed/update/activity:7100000000000000001",
                "https://www.linkedin.com/posts/jane-doe_kafka-activity-7100000000000000001-AbCd",
                "https://www.linkedin.com/posts/jane-doe_kafka-activity-7100000000000000001-AbCd/",
                "https://www.linkedin.com/posts/jane-doe_activity-7100000000000000001-_-x9",
                "https://www.linkedin.com/posts/jane-doe_kafka-activity-7100000000000000001",
                "https://www.linkedin.com/posts/activity-7100000000000000001-AbCd",
                "https://www.linkedin.com/posts/activity-7100000000000000001",
                "https://www.linkedin.com/posts/share-5-AbCd-activity-7100000000000000001-AbCd/?rcm=x",
                "https://www.linkedin.com/posts/J%C3%BCrgen_-Activity-7100000000000000001-AbCd",
                "https://www.linkedin.com/posts/jane-doe_activity-5-share-6-activity-7100000000000000001-AbCd",
                "https://www.linkedin.com/posts/jane-doe_kafka-activity-7100000000000000001-AbCd?originalSubdomain=de",
                "https://www.linkedin.com/posts/jane-doe_kafka-activity-7100000000000000001-AbCd?comments=open",
                POST + "?originTrackingId=x",
                POST + "?utm_source=share&utm_medium=member_desktop",
                POST + "?utm_source=share&amp;utm_medium=member",
                POST + "/?actorCompanyUrn=urn%3Ali%3Aorganization%3A7#comments",
            })
    void everyLinkToAPostHasOneCanonicalForm(String url) {
        assertThat(LinkedInUrl.parse(url)).contains(new LinkedInUrl(POST, false));
    }

    @ParameterizedTest
    @CsvSource({
        "feed/update/urn:li:share:71,                    urn:li:share:71",
        "feed/update/share:71,                           urn:li:share:71",
        "posts/jane-doe_a-share-71-AbCd,                 urn:li:share:71",
        "feed/update/urn:li:ugcPost:71,                  urn:li:ugcPost:71",
        "feed/update/urn:li:ugcpost:71,                  urn:li:ugcPost:71",
        "embed/feed/update/ugcPost:71,                   urn:li:ugcPost:71",
        "posts/jane-doe_a-ugcPost-71-AbCd,               urn:li:ugcPost:71",
        "posts/ugcPost-71-AbCd,                          urn:li:ugcPost:71",
        "posts/share-71-AbCd,                            urn:li:share:71",
        "posts/jane-doe_activity-71-share-72-ugcPost-73, urn:li:ugcPost:73",
        "posts/jane-doe_activity-71-share-x,             urn:li:activity:71",
    })
    void knowsEveryKindOfPost(String path, String urn) {
        assertThat(LinkedInUrl.parse("https://www.linkedin.com/" + path))
                .contains(new LinkedInUrl("https://www.linkedin.com/feed/update/" + urn, false));
    }

    @ParameterizedTest
    @CsvSource({
        "commentUrn=urn%3Ali%3Acomment%3A(activity%3A71%2C72), commentUrn=urn:li:comment:(activity:71%2C72)",
        "replyUrn=b&utm_source=x&commentUrn=a,                 commentUrn=a&replyUrn=b",
        "commentUrn=a&replyUrn=b&commentUrn=a,                 commentUrn=a&replyUrn=b",
        "comment%55rn=a,                                       commentUrn=a",
        "utm_source=share&amp;commentUrn=a&amp;amp;replyUrn=b, commentUrn=a&replyUrn=b",
    })
    void keepsTheCommentThatAReplyIsAddressedTo(String query, String canonical) {
        assertThat(LinkedInUrl.parse(POST + "?" + query))
                .map(LinkedInUrl::canonical)
                .contains(POST + "?" + canonical.replace("%2C", ","));
    }

    @ParameterizedTest
    @CsvSource({
        "feed/update/urn:li:activity:",
        "feed/update/urn:li:activity:x71",
        "feed/update/urn:li:groupPost:71-72",
        "feed/update/activity-71",
        "feed/urn:li:activity:71",
        "posts/jane-doe_kafka",
        "posts/activity71-AbCd",
        "posts/reactivity-71-AbCd",
        "posts/jane-doe_kafka-activity-x71",
        "posts/jane-doe_activity-71/comments",
        "company/acme-activity-71-AbCd",
        "pulse/kafka-activity-71-AbCd",
    })
    void leavesOtherPagesAlone(String path) {
        String url = "https://www.linkedin.com/" + path + "?x=1";

        assertThat(LinkedInUrl.parse(url)).contains(new LinkedInUrl(url, false));
    }
}
