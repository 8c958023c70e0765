use crate::facts::testing::lines_of;

#[test]
fn a_plan_says_what_it_would_do() {
    let text = "Norway's plan would close two mines.";
    assert_eq!(lines_of("proposal", text), ["proposal Norway | close two mines"]);
}

#[test]
fn a_plan_says_what_it_does() {
    let text = "Norway's plan cuts pay by a third and raises two fares.";
    assert_eq!(
        lines_of("proposal", text),
        ["proposal Norway | cuts pay by a third", "proposal Norway | raises two fares"]
    );
}

#[test]
fn a_demand_is_what_it_is_said_to_be() {
    let text = "The miners marched. Their main demand is a shorter week. Among the union's demands are a new mine and a hearing.";
    assert_eq!(
        lines_of("demand", text),
        ["demand miners | a shorter week", "demand union | a new mine", "demand union | a hearing"]
    );
}

#[test]
fn under_a_plan_others_act() {
    let text = "Norway spoke. Under the Norwegian plan, miners would leave the valley by June.";
    assert_eq!(
        lines_of("proposal", text),
        ["proposal Norway | miners would leave the valley by June"]
    );
}

#[test]
fn the_plan_stays_the_topic_of_the_next_sentence() {
    let text = "Norway's plan would close two mines. The valley would also be flooded.";
    assert_eq!(
        lines_of("proposal", text),
        ["proposal Norway | close two mines", "proposal Norway | The valley would also be flooded"]
    );
}

#[test]
fn the_fate_of_a_plan_is_no_point_of_it() {
    assert!(lines_of("proposal", "Norway's plan would need the consent of miners.").is_empty());
}

#[test]
fn what_a_plan_brings_about_is_no_point_of_it() {
    for text in [
        "Norway's deal ends a long standoff.",
        "Norway's plan would have to be approved by the towns.",
        "Norway's plan would achieve much good.",
        "An extension of Norway's plan, which would give miners time, is rare.",
    ] {
        assert!(lines_of("proposal", text).is_empty(), "{text}");
    }
}
