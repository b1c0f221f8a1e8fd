/// Small files of the forms that are imported, with most of what such a file can have.
package let sampleFiles: [(form: String, text: String)] = [
  (
    "json",
    """
    {"id": 3, "text": "Buy milk 📞", "list": "big house", "tags": ["shop","x"], "priority": "high", \
    "due": "2026-12-05", "note": "one\\ntwo", "created": "2026-11-23T09:00:00Z", "done": null, \
    "wait": "2026-12-01T17:30:00Z", "every": "2 weeks until 2027-12-31", "key": "k 1"}
    {"id": 7, "text": "Done", "created": "2026-11-23T09:00:00Z", "done": "2026-11-24T09:00:00Z"}
    {"step": 1, "time": "2026-11-23T09:00:00Z", "who": "anna", "verb": "add", "target": null, \
    "undone_by": null}
    {"step": 1, "before": null, "after": {"id": 3, "text": "Buy milk"}}
    """
  ),
  (
    "json", #"[{"text": "a", "labels": ["x"]}, {"title": "b", "deadline": "fri", "closed": false}]"#
  ),
  (
    "csv",
    """
    id,text,list,tags,priority,due,wait,every,note,created,done,key
    3,"Buy ""milk"", 2 l",big house,"shop,x",high,2026-12-05,,2 weeks,"one
    two",2026-11-23T09:00:00Z,,k 1
    7,Done,,,,,,,,,2026-11-24T09:00:00Z,
    """
  ),
  ("csv", "Title;Labels;Due Date\nCrash;bug,urgent;tomorrow\n\"a;b\";;\n"),
  (
    "tsv",
    "text\tlist\ttags\tdue\tnote\nBuy milk\thome\tshop,x\t2026-12-05\tone\\ntwo\nplain\t\t\t\t\n"
  ),
  (
    "taskwarrior",
    """
    [{"id":1,"description":"Repair","entry":"20261002T081500Z","project":"House.Roof","status":\
    "pending","tags":["diy"],"uuid":"a","priority":"H","due":"20261205T000000Z","annotations":\
    [{"entry":"20261003T100000Z","description":"ask Bjørn"}],"urgency":14.2},
    {"description":"Water","due":"20261115T000000Z","entry":"20261101T000000Z","recur":"weekly",\
    "status":"recurring","until":"20271231T000000Z","uuid":"b"},
    {"description":"Water","due":"20261122T000000Z","entry":"20261101T000000Z","imask":1,"parent":\
    "b","recur":"weekly","status":"pending","wait":"20261121T000000Z","uuid":"c"},
    {"description":"Sold","end":"20261010T120000Z","entry":"20260820T093000Z","status":"completed",\
    "uuid":"d"}]
    """
  ),
  (
    "todotxt",
    """
    (A) 2026-10-12 Call the landlord +flat @phone due:2026-12-02 t:2026-11-20
    Water the plants +flat rec:+3d due:2026-11-30
    Change the linen rec:2w pri:B
    x 2026-11-20 2026-11-03 Pay the bill +flat @online
    Ask @ines about +concert tickets for Łódź
    """
  ),
  (
    "markdown",
    """
    # Release 3.1

    - [x] Merge the translations
    - [ ] Raise the version
      - [x] in the package

      The date changes, too.
    ```sh
    - [ ] code
    ```
    ## After ##
    1. [ ] Announce
    * plain
    * [ ] Thank 🎉
    """
  ),
]

/// A batch with every verb.
package let sampleBatch = """
  {"verb":"add","text":"Deploy","due":"fri","tags":["ops"],"ref":"a","key":"k","every":"week"}
  {"verb":"edit","ids":[1,{"ref":"a"}],"add_tags":["y"],"remove_tags":["x"],"list":"big house"}
  {"verb":"edit","id":1,"note":null,"add_items":["one","two"],"check":[1],"append":"three"}
  {"verb":"done","id":{"ref":"a"}}
  {"verb":"reopen","ids":[1]}
  {"verb":"remove","id":2}
  """
