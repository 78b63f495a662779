"""What the demo's courses say: written for the demo, about the work of a customer service centre."""

VISIT = """
# Why steps
A visit without a goal is a chat. Eight steps take twenty minutes and leave something behind.

## Before the door
1. Read what was agreed last time, and whether it was kept.
2. Look at sales, stock and orders of the last four weeks.
3. Write **one goal** that can be seen: a brand back on the counter, an order that fits, a request settled.

## Inside
1. Greet, and look around before you talk: the display, the prices, what is missing.
2. Ask first. What do customers ask for? What stays on the shelf?
3. Check stock of the brands that the goal is about. Count; do not guess.
4. Agree on one thing, with a day.
5. Do it together, at once, if it takes less than five minutes.

## After
1. Write the record at the door, not in the evening. What was agreed, by whom, until when.

**A good sign:** the retailer can say the goal of your visit in one sentence.
"""

VISIT_CHECK = """
# Before you leave
- Is the goal of the visit reached, or is there a day for it?
- Is the request written down and told to whoever settles it?
- Does the retailer know when you come again?
- Is the record complete, and are the figures counted ones?

Three times yes is a visit. Twice is a conversation.
"""

SHELF = """
# What a display is for
People buy what they see, find and can reach. A display that is full, priced and clean sells without a word.

## Five looks
1. **Full:** no gap at eye level. A gap says that there is none.
2. **In its place:** the brands of the plan stand where the plan says, side by side.
3. **Priced:** each with its price, to be read from a metre.
4. **Clean:** no dust, no faded packet, no bent card.
5. **Lit:** what stands in the dark does not stand there.

## Talk about it
Do not say that it is wrong. Ask: *what do your customers look for first?* Then stand beside each \
other, where the customer stands, and look. Most retailers see the gap before you name it.

## Afterwards
Photograph the display as it is left, from where the customer stands. Look again at the next visit: \
what has moved, and what has sold?
"""

SHELF_NEW = (
    SHELF
    + """
## Price cards of this autumn
The new cards have a larger figure and no advertising. Take the old ones out; two prices are worse \
than none.
"""
)

ORDER = """
# An order that fits
Too little loses customers; too much ties up money and grows old. The right order covers the time \
until the next delivery, and a little more.

## The sum
1. Sales of the last four weeks, divided by four: sales of a week.
2. Days until the next delivery, and two days in hand.
3. What is needed, less what is there. **That is the order.**

*Example:* 28 cartons in four weeks are 7 a week, one a day. Delivery in 7 days and 2 in hand: 9. \
There are 4. Order 5.

## When to leave the sum
- A festival, a school holiday, a building site: ask what happened last year.
- A new brand: small and often, until there are four weeks to count.
- Stock that has not moved for four weeks: no order, but a talk about why.

## What you never do
You do not order for the retailer. You show the sum; the retailer decides. An order that is not the \
retailer's own comes back as a return, or as a complaint.
"""

REQUESTS = """
# The same day
A request is a gift: somebody tells you what is wrong, and still buys. It costs little when it is \
answered at once, and much when it is asked for a second time.

1. **Take it up** as it was said. No explaining yet.
2. **Say when** the answer comes: today, tomorrow, on the visit of Thursday.
3. **Pass it on** with everything that is needed, so that nobody has to ask again.
4. **Tell the retailer** what came of it, even when the answer is no.
5. **Ask** whether it is settled. Only then is it closed.

## Complaints
Repeat in your own words what was bad about it. Say what you can do and what you cannot. Do not \
promise for others. Write it down, with the name of whoever answers.
"""

BASE_DATA = """
# Three minutes for right data
Everything else is counted from them: who is visited how often, who is delivered, what an analysis says.

- **Licence:** number and last day, read from the paper, not from memory.
- **Contact:** who decides about orders, and the telephone that is answered.
- **Opening:** days and hours, and the day of the market.
- **Place:** the pin on the door, not in the middle of the street.
- **Class:** type, format and size as they are today.

Do one check at each visit. A change is proposed at once, with the reason; somebody else approves it.

**What an inspection finds most often:** telephones that nobody answers, and licences that have run out.
"""

RECORD = """
# A record that holds
A record tells somebody who was not there what was seen. It is written at the outlet, from what was counted.

- Counted is counted. What you did not count, you leave empty; empty is honest.
- The time is that of the visit. A visit that did not take place is cancelled, with the reason.
- A photo shows the display of that day. Not last week's, not another shop's.

## When something went wrong
Say so before others find it. A mistake that is told is put right; a record that was made up costs \
the trust of the whole centre, and the month's pay with it.
"""

FAIR = """
# Every retailer alike
The large one is visited, and so is the small one. Goods that are short are shared by rule, and the \
rule can be read by everybody.

## No favours
- No gifts, no meals, no goods below the price, in neither direction.
- No order in a retailer's name. No signature for somebody else.
- No word about what another retailer sells.

## If you are offered something
Say no, thank them, and tell your director the same day. It is then no affair of yours any more.
"""

MARKET = """
# What the figures say
Four questions, in this order:

1. **How much** is sold, and is it more or less than in the same weeks of last year?
2. **Of what?** Which brands grow, which fall, and which are missing?
3. **How old is the stock?** Stock divided by sales of a week: more than four weeks is too much.
4. **At what price?** Below the price marked means that somebody wants to be rid of it.

## From figures to a sentence
*Sales of the district fall by a tenth, all of it in two brands, at nine outlets that have had none \
since the 3rd.* That is a sentence somebody can act on. *Sales are weak* is none.

## The trap
Two things that move together need not have to do with each other. Ask what else changed in these \
weeks: weather, prices, a holiday, a road that was closed.
"""

LISTING = """
# After the film
1. Choose outlets where customers for the brand already come. Ten good ones before thirty.
2. List it with the display, the price and the first order on one day.
3. Look again after one week, after three, and after six.
4. What has not sold after six weeks is taken out, in good order, and you write down why.

**Sell-through** counts, not the listing: a packet on the shelf is still the retailer's money.
"""

COACHING = """
# Coaching a retailer
You do not teach by talking. You show, let the retailer try, and look again.

- One thing at a time, the one that sells most.
- Show it on the shelf, not on paper.
- Let the retailer do it while you watch, and say what went well first.
- Agree on what you will look at next time, and do look at it.
"""

BRAND_PLAN = """
# A plan on one page
- **Goal:** a figure, an outlet list, a last day.
- **Measures:** who does what at which outlet, in which week.
- **Means:** goods, cards, money, and who approves them.
- **Check:** which outlets without the plan are looked at beside it. Without them nobody knows what it did.
"""

SENIOR = """
# What the senior paper asks
- Analysis of a market from its figures
- A plan for a brand, with costs
- Advice to a retailer, as a talk with the examiner
- Law: licence, price marking, who may not be sold to

Read the two parts before the class, and bring a case of your own outlets.
"""

PEER = """
# A morning on a colleague's route
Look for one thing that you do otherwise. Ask why. Try it at one outlet of yours within the week, \
and tell each other what came of it.
"""

CLOCK = """
# Against the clock
Fifteen minutes, one shelf, one plan. Judged are the plan, the prices, the cleanness, and what the \
retailer says.
"""
